// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void everyKeptSeedBelongsToATest() throws ClassNotFoundException {
        for (Seeds.Kept kept : Seeds.kept()) {
            Class.forName("io.larch.riscv." + kept.test());
        }
        assertTrue(Seeds.kept(RandomProgram.class, RandomProgram.Style.MIXED).length > 0);
    }

    @Test
    void keptSeedsComeFirst() {
        Object what = RandomProgram.Style.MACHINE;
        long[] kept = Seeds.kept(RandomProgram.class, what);
        List<Long> drawn = new ArrayList<>();
        Seeds.each(RandomProgram.class, what, 2, random -> drawn.add(random.nextLong()));
        for (int i = 0; i < Math.min(kept.length, drawn.size()); i++) {
            if (Long.getLong("larch.seed") == null) {
                assertEquals(new Random(kept[i]).nextLong(), drawn.get(i));
                assertEquals(kept.length + 2, drawn.size());
            }
        }
    }

    @Test
    void aFailureSaysWhichLineKeepsItsSeed() {
        AssertionError e =
                assertThrows(
                        AssertionError.class,
                        () ->
                                Seeds.each(
                                        SeedsTest.class,
                                        random -> {
                                            throw new AssertionError();
                                        }));
        assertTrue(e.getSuppressed()[0].getMessage().contains("keep it as SeedsTest,-,"));
    }
}
