// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

import io.larch.bn254.EncodingException;
import io.larch.elf.ElfException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A reader of bytes from outside, and what it promises: it refuses bytes with its typed exception,
 * or what it returns has exactly these bytes as its encoding.
 *
 * @param name for people
 * @param covers the methods that it exercises, as Class.method
 * @param sample an honest file
 * @param decode reads a file
 * @param encode writes what was read; empty if nothing writes this format, or it is text
 * @param slack bytes that it may allocate beyond twice what the honest file takes
 * @param places at how many places a long file is damaged; fewer for readers that take long
 */
record Reader(
        String name,
        List<String> covers,
        Sample sample,
        Decode decode,
        Optional<Encode> encode,
        long slack,
        int places) {
    private static final int PLACES = 400;

    /** A reader that takes little time. */
    Reader(
            String name,
            List<String> covers,
            Sample sample,
            Decode decode,
            Optional<Encode> encode,
            long slack) {
        this(name, covers, sample, decode, encode, slack, PLACES);
    }

    /** Reads a file; throws only the typed exceptions. */
    interface Decode {
        Object from(byte[] bytes) throws Exception;
    }

    /** The files of a value: one, or a compressed and a raw one. */
    interface Encode {
        List<byte[]> of(Object value) throws Exception;
    }

    /** What came of a file. */
    enum Outcome {
        REFUSED,
        ACCEPTED
    }

    /**
     * Reads bytes.
     *
     * @throws AssertionError if the reader breaks its promise
     */
    Outcome read(byte[] bytes) {
        Object value;
        try {
            value = decode.from(bytes.clone());
        } catch (EncodingException | ElfException e) {
            if (e.getMessage() == null || e.getMessage().isEmpty()) {
                throw new AssertionError(name + " says nothing", e);
            }
            return Outcome.REFUSED;
        } catch (Exception | StackOverflowError e) {
            throw new AssertionError(name + " throws " + e, e);
        }
        boolean canonical =
                encode.isEmpty() || encoded(value).stream().anyMatch(b -> Arrays.equals(b, bytes));
        if (!canonical) {
            throw new AssertionError(name + " accepts what is not canonical");
        }
        return Outcome.ACCEPTED;
    }

    private List<byte[]> encoded(Object value) {
        try {
            return encode.orElseThrow().of(value);
        } catch (Exception e) {
            throw new AssertionError(name + " accepts what it cannot write", e);
        }
    }
}
