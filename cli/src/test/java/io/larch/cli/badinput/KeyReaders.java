// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

import io.larch.PublicParameters;
import io.larch.Wrapper;
import io.larch.groth16.KeyFile;
import io.larch.groth16.ProvingKey;
import io.larch.groth16.VerifyingKey;
import io.larch.sumcheck.Srs;
import io.larch.wrapper.WrapperKeyFile;
import io.larch.wrapper.WrapperKeys;
import io.larch.wrapper.WrapperProvingKey;
import io.larch.wrapper.WrapperVerifyingKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Keys of Groth16 and of the wrapper. */
final class KeyReaders {
    /** Room for the first block of each vector, and for buffers. */
    private static final long SLACK = 1 << 20;

    private KeyReaders() {}

    private interface Writer {
        void to(OutputStream out) throws IOException;
    }

    static List<Reader> all() throws IOException {
        return List.of(
                verifyingKey(false),
                verifyingKey(true),
                gnarkVerifyingKey(),
                provingKey(),
                keyFileVerifying(),
                keyFileProving(),
                wrapperVerifying(),
                wrapperProving(List.of("WrapperKeyFile.readProving"), KeyReaders::readProving),
                wrapperProving(List.of("Wrapper.readProvingKey"), KeyReaders::readInFacade));
    }

    private static Reader reader(
            String name,
            List<String> covers,
            Sample sample,
            Reader.Decode decode,
            Reader.Encode encode) {
        return new Reader(name, covers, sample, decode, Optional.of(encode), SLACK);
    }

    private static Reader verifyingKey(boolean raw) {
        VerifyingKey key = Honest.groth16Keys().verifying();
        Walk w = Walk.of(raw ? key.toRawBytes() : key.toBytes());
        return reader(
                raw ? "raw verifying key" : "verifying key",
                List.of("VerifyingKey.decode", "VerifyingKey.checkWithPlainGamma"),
                verifyingKey(w, raw).end(),
                b -> VerifyingKey.decode(b, true),
                v -> List.of(((VerifyingKey) v).toBytes(), ((VerifyingKey) v).toRawBytes()));
    }

    /** Made by gnark, with a commitment. */
    private static Reader gnarkVerifyingKey() throws IOException {
        byte[] bytes = Honest.resource("gnark-commit.vk");
        return reader(
                "verifying key of gnark",
                List.of("VerifyingKey.decode"),
                verifyingKey(Walk.of(bytes), false).end(),
                b -> VerifyingKey.decode(b, true),
                v -> List.of(((VerifyingKey) v).toBytes(), ((VerifyingKey) v).toRawBytes()));
    }

    private static Reader provingKey() throws IOException {
        ProvingKey key = Honest.groth16Keys().proving();
        return reader(
                "proving key",
                List.of("ProvingKey.read"),
                provingKey(Walk.of(bytes(key::writeRaw))).end(),
                b -> ProvingKey.read(Honest.KERNELS, new ByteArrayInputStream(b), true),
                v -> eitherFlag(bytes(((ProvingKey) v)::writeRaw)));
    }

    /** gnark's flag that it keeps tables is read and not kept. */
    private static List<byte[]> eitherFlag(byte[] key) {
        byte[] precomputed = key.clone();
        precomputed[8 + 5 * 32] = 1;
        return List.of(key, precomputed);
    }

    private static Reader keyFileVerifying() throws IOException {
        VerifyingKey key = Honest.groth16Keys().verifying();
        Walk w = Walk.of(bytes(out -> KeyFile.write(out, key, Honest.TAG)));
        return reader(
                "verifying key file",
                List.of("KeyFile.readVerifying"),
                verifyingKey(keyFile(w), true).checksum(0).end(),
                b -> KeyFile.readVerifying(new ByteArrayInputStream(b), Honest.TAG),
                v -> List.of(bytes(out -> KeyFile.write(out, (VerifyingKey) v, Honest.TAG))));
    }

    private static Reader keyFileProving() throws IOException {
        ProvingKey key = Honest.groth16Keys().proving();
        Walk w = Walk.of(bytes(out -> KeyFile.write(out, key, Honest.TAG)));
        return reader(
                "proving key file",
                List.of("KeyFile.readProving"),
                provingKey(keyFile(w)).checksum(0).end(),
                b -> KeyFile.readProving(Honest.KERNELS, new ByteArrayInputStream(b), Honest.TAG),
                v -> List.of(bytes(out -> KeyFile.write(out, (ProvingKey) v, Honest.TAG))));
    }

    private static Reader wrapperVerifying() throws IOException {
        Walk w = shape(Walk.of(verifyingFile(wrapperKeys())).magic("version", 1));
        int inner = w.u8("test mark", 1).g2("[tau]_2", false).at();
        return reader(
                "wrapper verifying key",
                List.of("WrapperKeyFile.readVerifying"),
                verifyingKey(keyFile(w), true).checksum(inner).end(),
                b -> WrapperKeyFile.readVerifying(new ByteArrayInputStream(b)),
                v -> List.of(bytes(out -> WrapperKeyFile.write(out, (WrapperVerifyingKey) v))));
    }

    private static Reader wrapperProving(List<String> covers, Reader.Decode decode)
            throws IOException {
        Walk w = shape(Walk.of(provingFile(wrapperKeys())).magic("version", 1));
        int inner = w.at();
        return reader(
                "wrapper proving key, " + covers.get(0),
                covers,
                provingKey(keyFile(w)).checksum(inner).end(),
                decode,
                v -> List.of(bytes(out -> WrapperKeyFile.write(out, (WrapperProvingKey) v))));
    }

    private static Object readProving(byte[] bytes) throws Exception {
        return WrapperKeyFile.readProving(Honest.KERNELS, new ByteArrayInputStream(bytes));
    }

    private static Object readInFacade(byte[] bytes) throws Exception {
        try (Wrapper wrapper = new Wrapper(PublicParameters.insecureTest(), 1)) {
            return wrapper.readProvingKey(new ByteArrayInputStream(bytes));
        }
    }

    private static WrapperKeys wrapperKeys() {
        return Honest.wrapperKeys(Honest.SHAPE, Srs.insecure(0, 2, Honest.KERNELS).verifierKey());
    }

    static byte[] verifyingFile(WrapperKeys keys) throws IOException {
        return bytes(out -> WrapperKeyFile.write(out, keys.verifying()));
    }

    static byte[] provingFile(WrapperKeys keys) throws IOException {
        return bytes(out -> WrapperKeyFile.write(out, keys.proving()));
    }

    private static byte[] bytes(Writer writer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.to(out);
        return out.toByteArray();
    }

    /** The eight bytes of a shape; many values give another shape. */
    static Walk shape(Walk w) {
        w.u8("b", 26).u8("m", 27).u8("k", 28).u8("io", 25).u8("a", 25);
        return w.u8("t", 30).u8("w", 16).u8("N", 28);
    }

    private static Walk keyFile(Walk w) {
        w.magic("LARCHKEY", 8).magic("key version", 1).magic("key kind", 1).u8("key test mark", 1);
        int tag = w.count("length of tag", 4);
        return w.magic("tag", tag);
    }

    private static Walk verifyingKey(Walk w, boolean raw) {
        g1(w, raw, "alpha1", false);
        g1(w, raw, "beta1", false);
        g2(w, raw, "beta2", false);
        g2(w, raw, "gamma2", false);
        g1(w, raw, "delta1", false);
        g2(w, raw, "delta2", false);
        points(w, raw, "K");
        boolean commitment = w.count("lists of committed inputs", 4) == 1;
        for (int n = commitment ? w.count("committed inputs", 4) : 0; n > 0; n--) {
            w.count("committed input", 8);
        }
        w.count("commitment keys", 4);
        if (commitment) {
            g2(w, raw, "G", false);
            g2(w, raw, "-sigma G", false);
        }
        return w;
    }

    /** Raw points that may be infinity. */
    static void points(Walk w, boolean raw, String name) {
        for (int n = w.count("size of " + name, 4), i = 0; i < n; i++) {
            g1(w, raw, name + " " + i, true);
        }
    }

    private static void g1(Walk w, boolean raw, String name, boolean infinityAllowed) {
        Walk unused = raw ? w.g1Raw(name, infinityAllowed) : w.g1(name, infinityAllowed);
    }

    private static void g2(Walk w, boolean raw, String name, boolean infinityAllowed) {
        Walk unused = raw ? w.g2Raw(name, infinityAllowed) : w.g2(name, infinityAllowed);
    }

    /** gnark's raw proving key of a circuit without commitments. */
    static Walk provingKey(Walk w) {
        w.count("domain size", 8);
        for (String name : List.of("1/n", "root", "1/root", "shift", "1/shift")) {
            w.scalar(name);
        }
        w.u8("precomputed", 1);
        w.g1Raw("alpha1", false).g1Raw("beta1", false).g1Raw("delta1", false);
        finite(w, "A");
        finite(w, "B1");
        points(w, true, "Z");
        points(w, true, "K");
        w.g2Raw("beta2", false).g2Raw("delta2", false);
        for (int n = w.count("size of B2", 4), i = 0; i < n; i++) {
            w.g2Raw("B2 " + i, false);
        }
        int wires = w.count("wires", 8);
        w.count("infinities of A", 8);
        w.count("infinities of B", 8);
        w.u8("first truth value", 1).skip(2 * wires - 2).u8("last truth value", 1);
        w.count("commitment keys", 4);
        return w;
    }

    /** Points at infinity are left out of A and B and marked instead. */
    private static void finite(Walk w, String name) {
        for (int n = w.count("size of " + name, 4), i = 0; i < n; i++) {
            w.g1Raw(name + " " + i, false);
        }
    }
}
