// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningsTest {
    private final Openings<String> openings = new Openings<>();

    OpeningsTest() {
        openings.produce(List.of("a", "b"), List.of("1", "2"));
    }

    @Test
    void everyOpeningIsConsumedExactlyOnce() {
        assertEquals("1", openings.consume("a"));
        assertThrows(IllegalStateException.class, openings::finish);
        assertEquals("2", openings.consume("b"));
        openings.finish();
        openings.consume("b");
        assertThrows(IllegalStateException.class, openings::finish);
    }

    @Test
    void lookingDoesNotConsume() {
        assertEquals("1", openings.peek("a"));
        openings.consume("b");
        assertThrows(IllegalStateException.class, openings::finish);
    }

    @Test
    void refusesWhatIsUnknownOrTwice() {
        assertThrows(IllegalStateException.class, () -> openings.peek("c"));
        assertThrows(IllegalStateException.class, () -> openings.consume("c"));
        List<String> again = List.of("a");
        assertThrows(IllegalStateException.class, () -> openings.produce(again, List.of("3")));
        List<String> none = List.of();
        assertThrows(IllegalArgumentException.class, () -> openings.produce(again, none));
    }
}
