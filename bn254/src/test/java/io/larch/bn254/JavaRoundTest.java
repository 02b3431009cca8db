// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/** The relation kernels of {@link JavaKernels}. */
final class JavaRoundTest extends AbstractRoundTest {
    @Override
    Kernels kernels(Parallel parallel) {
        return new JavaKernels(parallel);
    }
}
