// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much memory the current thread has asked for. */
final class AllocatedBytes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocatedBytes() {}

    static long now() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
