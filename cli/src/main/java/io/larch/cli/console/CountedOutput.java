// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.console;

import java.io.IOException;
import java.io.OutputStream;

/** Hands bytes on and counts them. Closing is left to the owner of the stream. */
final class CountedOutput extends OutputStream {
    private final OutputStream out;
    private long count;

    CountedOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        count++;
    }

    @Override
    public void write(byte[] bytes, int from, int n) throws IOException {
        out.write(bytes, from, n);
        count += n;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    long count() {
        return count;
    }
}
