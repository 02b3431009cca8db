// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

import static io.larch.cli.badinput.Replacement.refused;

import io.larch.bn254.Fp;
import io.larch.bn254.Fr;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.export.SnarkjsJson;
import io.larch.groth16.export.SnarkjsReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON files of snarkjs. White space and unknown members are free, so encodings are many. */
final class TextReaders {
    private static final long SLACK = 1 << 18;
    private static final Pattern NUMBER = Pattern.compile("\"([0-9]+)\"");

    private TextReaders() {}

    static List<Reader> all() {
        Groth16Proof proof = Honest.wrappedProof().wrapped().groth16();
        return List.of(
                reader(
                        "verification_key.json",
                        "SnarkjsReader.verifyingKey",
                        SnarkjsJson.verifyingKey(Honest.groth16Keys().verifying()),
                        Fp.MODULUS,
                        b -> SnarkjsReader.verifyingKey(text(b), true)),
                reader(
                        "proof.json",
                        "SnarkjsReader.proof",
                        SnarkjsJson.proof(proof),
                        Fp.MODULUS,
                        b -> SnarkjsReader.proof(text(b))),
                reader(
                        "public.json",
                        "SnarkjsReader.publicInputs",
                        SnarkjsJson.publicInputs(List.of(Honest.DIGEST, Honest.DIGEST.neg())),
                        Fr.MODULUS,
                        b -> SnarkjsReader.publicInputs(text(b))));
    }

    private static Reader reader(
            String name, String method, String json, BigInteger bound, Reader.Decode decode) {
        Walk w = Walk.of(json.getBytes(StandardCharsets.UTF_8));
        for (Matcher m = NUMBER.matcher(json); m.find(); ) {
            BigInteger v = new BigInteger(m.group(1));
            w.seek(m.start(1)).field("number " + v, m.group(1).length(), bad(v, bound));
        }
        return new Reader(name, List.of(method), w.part(), decode, Optional.empty(), SLACK);
    }

    private static List<Replacement> bad(BigInteger v, BigInteger bound) {
        List<Replacement> bad = new ArrayList<>();
        for (String s :
                List.of(
                        v.add(bound).toString(),
                        bound.toString(),
                        "-1",
                        "0" + v,
                        "+" + v,
                        " " + v,
                        v + "n",
                        v + ".0",
                        "",
                        "0x1",
                        "\u0661",
                        "9".repeat(10_000))) {
            bad.add(
                    refused(
                            s.length() > 100 ? "many digits" : s,
                            s.getBytes(StandardCharsets.UTF_8)));
        }
        return bad;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
