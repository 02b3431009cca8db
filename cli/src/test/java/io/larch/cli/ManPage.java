// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual page in the man macros of roff, from the declarations that --help is made of. */
final class ManPage {
    private final StringBuilder text = new StringBuilder();

    private ManPage() {}

    /** The page of a whole command tree. */
    static String of(CommandLine root) {
        ManPage page = new ManPage();
        CommandSpec spec = root.getCommandSpec();
        page.line(
                ".\\\" Made from the command's declarations by ManPageTest, -Dlarch.golden=write");
        page.line(".TH " + spec.name().toUpperCase(Locale.ROOT) + " 1");
        page.line(".SH NAME");
        page.line(spec.name() + " \\- " + escape(spec.usageMessage().description()[0]));
        page.line(".SH SYNOPSIS");
        page.synopsis(root);
        page.line(".SH COMMANDS");
        root.getSubcommands().values().forEach(page::command);
        page.line(".SH EXIT STATUS");
        for (String status : spec.usageMessage().footer()) {
            String[] parts = status.strip().split(" +", 2);
            page.entry(parts[0], new String[] {parts[1]});
        }
        return page.text.toString();
    }

    private void command(CommandLine command) {
        Map<String, CommandLine> subcommands = command.getSubcommands();
        if (!subcommands.isEmpty()) {
            subcommands.values().forEach(this::command);
            return;
        }
        CommandSpec spec = command.getCommandSpec();
        line(".SS " + escape(spec.qualifiedName()));
        synopsis(command);
        line(".PP");
        for (String paragraph : spec.usageMessage().description()) {
            line(escape(paragraph));
        }
        for (ArgSpec parameter : spec.positionalParameters()) {
            entry(parameter.paramLabel(), parameter.description());
        }
        for (OptionSpec option : spec.options()) {
            String names = String.join(", ", option.names());
            String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
            entry(names + value, option.description());
        }
    }

    private void synopsis(CommandLine command) {
        CommandLine.Help help =
                new CommandLine.Help(
                        command.getCommandSpec(), CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line(".nf");
        help.synopsis(0).lines().map(ManPage::escape).forEach(this::line);
        line(".fi");
    }

    private void entry(String term, String[] description) {
        line(".TP");
        line(".B " + escape(term));
        for (String words : description) {
            line(escape(words));
        }
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    private static String escape(String words) {
        String escaped = words.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
