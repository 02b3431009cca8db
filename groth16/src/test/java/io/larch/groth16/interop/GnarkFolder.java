// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.bn254.FrElement;
import io.larch.bn254.Kernels;
import io.larch.groth16.Groth16Keys;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.Groth16Verifier;
import io.larch.groth16.InvalidGroth16ProofException;
import io.larch.groth16.ProvingKey;
import io.larch.groth16.PublicWitness;
import io.larch.groth16.VerifyingKey;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.IrExport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folder of one circuit: what the gnark tool reads of it, and what it leaves. */
public final class GnarkFolder {
    private static final int DOMAIN_BYTES = 169;

    private GnarkFolder() {}

    /** Writes a circuit and a witness. */
    public static void writeCircuit(
            Path folder, CircuitBuilder builder, List<FrElement> publics, List<FrElement> privates)
            throws IOException {
        IrExport export = new IrExport(builder);
        try (OutputStream out = Files.newOutputStream(folder.resolve("circuit.ir"))) {
            export.writeCircuit(out);
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve("witness"))) {
            export.writeWitness(out, publics, privates);
        }
    }

    /** Writes our keys and our proof, raw or compressed. */
    public static void writeProof(Path folder, Groth16Keys keys, Groth16Proof proof, boolean raw)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("larch.pk"))) {
            keys.proving().writeRaw(out);
        }
        VerifyingKey key = keys.verifying();
        Files.write(folder.resolve("larch.vk"), raw ? key.toRawBytes() : key.toBytes());
        Files.write(folder.resolve("larch.proof"), raw ? proof.toRawBytes() : proof.toBytes());
    }

    /**
     * Names places of the witness, each of which the tool adds one to and must then find that the
     * circuit is not satisfied.
     */
    public static void writeMoved(Path folder, List<Integer> places) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES * places.size());
        places.forEach(out::putInt);
        Files.write(folder.resolve("moved"), out.array());
    }

    /** Reads the tool's key and proof, accepts them, and rejects another public input. */
    public static void acceptTheirs(Kernels kernels, Path folder, List<FrElement> publics)
            throws Exception {
        VerifyingKey key = VerifyingKey.decode(read(folder, "gnark.vk"), false);
        assertArrayEquals(read(folder, "gnark.vk"), key.toBytes());
        assertArrayEquals(read(folder, "gnark.raw.vk"), key.toRawBytes());
        Groth16Proof proof = Groth16Proof.decode(read(folder, "gnark.raw.proof"));
        assertArrayEquals(read(folder, "gnark.proof"), proof.toBytes());
        assertArrayEquals(read(folder, "gnark.raw.proof"), proof.toRawBytes());
        assertArrayEquals(read(folder, "gnark.public"), PublicWitness.encode(publics));
        Groth16Verifier.verify(key, publics, proof);
        assertReadsProvingKey(kernels, read(folder, "gnark.raw.pk"));
        if (!publics.isEmpty()) {
            List<FrElement> other = new ArrayList<>(publics);
            other.set(0, other.get(0).add(FrElement.ONE));
            assertThrows(
                    InvalidGroth16ProofException.class,
                    () -> Groth16Verifier.verify(key, other, proof));
        }
    }

    /** All but gnark's wish to precompute twiddles, the last byte of the domain. */
    private static void assertReadsProvingKey(Kernels kernels, byte[] theirs) throws Exception {
        ProvingKey key = ProvingKey.read(kernels, new ByteArrayInputStream(theirs), false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        key.writeRaw(out);
        theirs[DOMAIN_BYTES - 1] = 0;
        assertArrayEquals(theirs, out.toByteArray());
    }

    private static byte[] read(Path folder, String file) throws IOException {
        return Files.readAllBytes(folder.resolve(file));
    }
}
