// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.console;

import io.larch.bn254.EncodingException;
import io.larch.bn254.FrElement;
import java.util.HexFormat;

/** Digests and bytes as text: lower-case hexadecimal without prefix. */
public final class Hex {
    private Hex() {}

    /** Bytes as text, two digits each. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** A digest as text: the 64 digits of its canonical bytes. */
    public static String of(FrElement digest) {
        return of(digest.toCanonicalBytes());
    }

    /** Whether the text looks like a digest: 64 hexadecimal digits, 0x allowed in front. */
    public static boolean isDigest(String text) {
        return text.matches("(0x)?[0-9a-fA-F]{64}");
    }

    /** Reads a digest. */
    public static FrElement digest(String text) throws CommandFailure {
        String digits = text.startsWith("0x") ? text.substring(2) : text;
        try {
            return FrElement.fromCanonicalBytes(HexFormat.of().parseHex(digits), 0);
        } catch (EncodingException e) {
            throw new CommandFailure(ExitCode.USAGE, "not a program digest: " + text, e);
        }
    }
}
