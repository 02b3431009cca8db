// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made of repeated measurements. */
class SamplesTest {
    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        assertEquals(new Samples(3, 2, 1, 9), Samples.of(List.of(9.0, 1.0, 2.0)));
        assertEquals(new Samples(4, 2.5, 1, 9), Samples.of(List.of(3.0, 9.0, 1.0, 2.0)));
    }
}
