// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A flame graph as one self-contained HTML page: a box per call stack, its width the share of
 * cycles, callees above their callers (Gregg, "The flame graph", 2016). A click on a box zooms in.
 */
final class FlameGraph {
    private static final int ROW = 18;

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>%1$s</title><style>
            body { font: 13px sans-serif; margin: 16px; }
            #graph { position: relative; height: %2$dpx; }
            .box { position: absolute; height: %3$dpx; overflow: hidden; white-space: nowrap;
                   border: 1px solid #fff; box-sizing: border-box; padding: 0 3px; cursor: pointer; }
            </style></head><body><h1>%1$s</h1><p id="note">%4$d cycles; click to zoom, click the
            bottom box to see all.</p><div id="graph">
            """;

    private static final String TAIL =
            """
            </div><script>
            const boxes = [...document.querySelectorAll('.box')];
            function zoom(from, width) {
              for (const b of boxes) {
                const x = (b.dataset.x - from) / width, w = b.dataset.w / width;
                const left = Math.max(0, x), right = Math.min(1, x + w);
                b.style.display = right > left ? '' : 'none';
                b.style.left = 100 * left + '%';
                b.style.width = 100 * (right - left) + '%';
              }
            }
            for (const b of boxes) b.onclick = () => zoom(+b.dataset.x, +b.dataset.w);
            zoom(0, 1);
            </script></body></html>
            """;

    private static final class Node {
        private final TreeMap<String, Node> children = new TreeMap<>();
        private long cycles;
    }

    private final StringBuilder page = new StringBuilder();
    private final long total;
    private final int depth;

    private FlameGraph(long total, int depth) {
        this.total = total;
        this.depth = depth;
    }

    /** The page of folded stacks: cycles by functions joined by semicolons. */
    static String of(String title, Map<String, Long> stacks) {
        Node root = new Node();
        stacks.forEach((stack, cycles) -> add(root, stack.split(";"), cycles));
        FlameGraph graph = new FlameGraph(root.cycles, depth(root));
        graph.page.append(HEAD.formatted(escape(title), ROW * (graph.depth + 1), ROW, root.cycles));
        graph.draw("all", root, 0, 0);
        return graph.page.append(TAIL).toString();
    }

    private static void add(Node root, String[] functions, long cycles) {
        Node node = root;
        node.cycles += cycles;
        for (String function : functions) {
            node = node.children.computeIfAbsent(function, f -> new Node());
            node.cycles += cycles;
        }
    }

    private static int depth(Node node) {
        return 1 + node.children.values().stream().mapToInt(FlameGraph::depth).max().orElse(-1);
    }

    private void draw(String name, Node node, double from, int level) {
        double width = (double) node.cycles / total;
        page.append(
                String.format(
                        Locale.ROOT,
                        "<div class=\"box\" style=\"top:%dpx;background:hsl(%d,70%%,72%%)\""
                                + " data-x=\"%.9f\" data-w=\"%.9f\""
                                + " title=\"%s: %d cycles (%.2f%%)\">%s</div>%n",
                        ROW * (depth - level),
                        20 + Math.floorMod(name.hashCode(), 40),
                        from,
                        width,
                        escape(name),
                        node.cycles,
                        100 * width,
                        escape(name)));
        double next = from;
        for (Map.Entry<String, Node> child : node.children.entrySet()) {
            draw(child.getKey(), child.getValue(), next, level + 1);
            next += (double) child.getValue().cycles / total;
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
