// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/** {@link JavaKernels} does what every tier must do. */
final class JavaKernelsTest extends AbstractKernelsTest {
    @Override
    Kernels kernels(Parallel parallel) {
        return new JavaKernels(parallel);
    }
}
