// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/** The transforms of {@link JavaKernels}. */
final class JavaFftTest extends AbstractFftTest {
    @Override
    Kernels kernels(Parallel parallel) {
        return new JavaKernels(parallel);
    }
}
