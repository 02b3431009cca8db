// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

import io.larch.Proof;
import io.larch.WrappedProof;
import io.larch.bn254.FrElement;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.PublicWitness;
import io.larch.sumcheck.Schedule;
import io.larch.wrapper.WrappedProofCodec;
import io.larch.zkvm.program.ProgramKey;
import io.larch.zkvm.program.ProgramKeyCodec;
import io.larch.zkvm.proof.ProofCodec;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.statement.Statement;
import io.larch.zkvm.statement.StatementCodec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Proofs, what they are about, and their containers. */
final class ProofReaders {
    private static final long SLACK = 1 << 18;

    /** The sections of a zkVM proof begin here: magic, four integers, three lengths. */
    private static final int SECTIONS = 8 + 4 * 4 + 3 * 4;

    private ProofReaders() {}

    static List<Reader> all() {
        ProgramShape shape = Honest.SHAPE.program();
        return List.of(
                reader(
                        "program key",
                        List.of("ProgramKeyCodec.decode"),
                        programKey(Walk.of(ProgramKeyCodec.encode(Honest.programKey()))).end(),
                        ProgramKeyCodec::decode,
                        v -> ProgramKeyCodec.encode((ProgramKey) v)),
                reader(
                        "statement",
                        List.of("StatementCodec.decode"),
                        statement(Walk.of(StatementCodec.encode(Honest.STATEMENT))).end(),
                        StatementCodec::decode,
                        v -> StatementCodec.encode((Statement) v)),
                reader(
                        "zkVM proof section",
                        List.of("ProofCodec.decode"),
                        proof(Walk.of(ProofCodec.encode(shape, Honest.zkvmProof().proof()))).end(),
                        b -> ProofCodec.decode(shape, b),
                        v -> ProofCodec.encode(shape, (ZkvmProof) v)),
                reader(
                        "zkVM proof",
                        List.of("Proof.decode"),
                        zkvmFile(Honest.zkvmProof().encode()),
                        Proof::decode,
                        v -> ((Proof) v).encode()),
                wrappedSection(),
                reader(
                        "wrapped proof",
                        List.of("WrappedProof.decode"),
                        wrappedFile(Honest.wrappedProof().encode()),
                        WrappedProof::decode,
                        v -> ((WrappedProof) v).encode()),
                groth16("Groth16 proof", false),
                groth16("raw Groth16 proof", true),
                publicWitness());
    }

    private static Reader reader(
            String name,
            List<String> covers,
            Sample sample,
            Reader.Decode decode,
            Function<Object, byte[]> encode) {
        Reader.Encode single = v -> List.of(encode.apply(v));
        return new Reader(name, covers, sample, decode, Optional.of(single), SLACK);
    }

    private static Reader wrappedSection() {
        byte[] bytes = WrappedProofCodec.encode(Honest.wrappedProof().wrapped());
        return reader(
                "wrapped proof section",
                List.of("WrappedProofCodec.decode"),
                wrapped(Walk.of(bytes)).end(),
                WrappedProofCodec::decode,
                v -> WrappedProofCodec.encode((io.larch.wrapper.WrappedProof) v));
    }

    private static Reader groth16(String name, boolean raw) {
        Groth16Proof proof = Honest.wrappedProof().wrapped().groth16();
        byte[] bytes = raw ? proof.toRawBytes() : proof.toBytes();
        Walk w = raw ? groth16Raw(Walk.of(bytes)) : groth16(Walk.of(bytes));
        return new Reader(
                name,
                List.of("Groth16Proof.decode"),
                w.end(),
                Groth16Proof::decode,
                Optional.of(v -> both((Groth16Proof) v)),
                SLACK);
    }

    private static Reader publicWitness() {
        byte[] bytes = PublicWitness.encode(List.of(Honest.DIGEST, Honest.DIGEST.neg()));
        Walk w = Walk.of(bytes);
        w.count("public inputs", 4);
        w.count("secret inputs", 4);
        w.count("inputs", 4);
        return reader(
                "public witness",
                List.of("PublicWitness.decode"),
                w.scalar("first").scalar("second").end(),
                PublicWitness::decode,
                v -> PublicWitness.encode(elements(v)));
    }

    private static List<byte[]> both(Groth16Proof proof) {
        return List.of(proof.toBytes(), proof.toRawBytes());
    }

    @SuppressWarnings("unchecked") // of PublicWitness.decode
    private static List<FrElement> elements(Object value) {
        return (List<FrElement>) value;
    }

    private static Walk container(Walk w, int sections) {
        w.magic("magic", 8).magic("container version", 4);
        w.magic("kind", 4).magic("protocol", 4).count("sections", 4);
        for (int i = 0; i < sections; i++) {
            w.count("length of section " + i, 4);
        }
        return w;
    }

    static Sample zkvmFile(byte[] file) {
        Walk w = container(Walk.of(file), 3);
        return proof(statement(programKey(w))).end();
    }

    static Sample wrappedFile(byte[] file) {
        return wrapped(container(Walk.of(file), 1)).end();
    }

    /** A shape byte may be anything that gives a shape. */
    private static Walk programKey(Walk w) {
        w.magic("key magic", 8).magic("layout", 4);
        w.u8("b", 26).u8("m", 27).u8("k", 28).u8("io", 25).u8("a", 25);
        w.count("entry row", 4);
        return w.g1("bytecode", true).g1("image", true);
    }

    private static Walk statement(Walk w) {
        w.skip(16);
        w.skip(w.count("input length", 4));
        return w.skip(w.count("output length", 4));
    }

    /** The first, the last, and some between: all are read by the same loop. */
    private static boolean isSampled(int i, int n) {
        return i < 2 || i > n - 3 || i % 23 == 0;
    }

    private static Walk proof(Walk w) {
        w.magic("proof magic", 8).magic("proof protocol", 4).u8("t", 30);
        Schedule schedule = ProofSchedule.of(Honest.SHAPE);
        int points = schedule.total(Schedule.Kind.POINTS);
        for (int i = 0; i < points; i++) {
            Walk unused = isSampled(i, points) ? w.g1("point " + i, true) : w.skip(32);
        }
        int scalars = schedule.total(Schedule.Kind.SCALARS);
        for (int i = 0; i < scalars; i++) {
            Walk unused = isSampled(i, scalars) ? w.scalar("scalar " + i) : w.skip(32);
        }
        return w;
    }

    private static Walk wrapped(Walk w) {
        w.magic("version", 2);
        KeyReaders.shape(w);
        w.scalar("program digest");
        w.skip(w.count("input length", 4));
        w.skip(w.count("output length", 4));
        groth16(w);
        int terms = w.count("terms of L", 2) + w.count("terms of R", 2);
        for (int i = 0; i < terms; i++) {
            w.g1("point of term " + i, true).scalar("scalar of term " + i);
        }
        return w;
    }

    private static Walk groth16(Walk w) {
        w.g1("Ar", true).g2("Bs", true).g1("Krs", true);
        w.count("commitments", 4);
        return w.g1("proof of knowledge", true);
    }

    private static Walk groth16Raw(Walk w) {
        w.g1Raw("Ar", true).g2Raw("Bs", true).g1Raw("Krs", true);
        w.count("commitments", 4);
        return w.g1Raw("proof of knowledge", true);
    }
}
