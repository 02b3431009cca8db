// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/** The multi-scalar sums of {@link JavaKernels}. */
final class JavaMsmTest extends AbstractMsmTest {
    @Override
    Kernels kernels(Parallel parallel) {
        return new JavaKernels(parallel);
    }
}
