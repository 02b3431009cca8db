// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The Ed25519 guest on the vectors of RFC 8032, on signatures of the JDK and on damaged ones,
 * against the JDK's verifier. They agree on everything here: the JDK's equation is the one without
 * cofactor, too.
 */
class Ed25519GuestTest {
    private static final BundledGuest GUEST = new BundledGuest("ed25519");
    private static final HexFormat HEX = HexFormat.of();
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger ORDER =
            BigInteger.ONE
                    .shiftLeft(252)
                    .add(new BigInteger("27742317777372353535851937790883648493"));

    /** SubjectPublicKeyInfo of Ed25519 (RFC 8410) up to the 32 bytes of the key. */
    private static final byte[] KEY_PREFIX = HEX.parseHex("302a300506032b6570032100");

    private final Random random = Seeds.random(Ed25519GuestTest.class);

    private record Signed(byte[] key, byte[] signature, byte[] message) {
        static Signed ofHex(String key, String signature, String message) {
            return new Signed(HEX.parseHex(key), HEX.parseHex(signature), HEX.parseHex(message));
        }

        byte[] r() {
            return Arrays.copyOf(signature, 32);
        }

        byte[] s() {
            return Arrays.copyOfRange(signature, 32, 64);
        }

        Signed withR(byte[] r) {
            return new Signed(key, join(r, s()), message);
        }

        Signed withS(byte[] s) {
            return new Signed(key, join(r(), s), message);
        }

        Signed withKey(byte[] other) {
            return new Signed(other, signature, message);
        }

        @Override
        public String toString() {
            return HEX.formatHex(key)
                    + " "
                    + HEX.formatHex(signature)
                    + " "
                    + HEX.formatHex(message);
        }
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    private static boolean guestAccepts(Signed signed) throws GuestException {
        byte[] input = join(join(signed.key(), signed.signature()), signed.message());
        byte[] output = GUEST.outputOn(GuestInput.of(input));
        assertEquals(1, output.length);
        assertTrue(output[0] == 0 || output[0] == 1);
        return output[0] == 1;
    }

    private static boolean jdkAccepts(Signed signed) {
        try {
            PublicKey key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(join(KEY_PREFIX, signed.key())));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(signed.message());
            return verifier.verify(signed.signature());
        } catch (GeneralSecurityException e) {
            return false; // how it reports a malformed key or signature
        }
    }

    private static void bothSay(boolean valid, Signed signed) throws GuestException {
        assertEquals(valid, jdkAccepts(signed), () -> "JDK: " + signed);
        assertEquals(valid, guestAccepts(signed), signed::toString);
    }

    /** RFC 8032, 7.1: tests 1, 2, 3 and "SHA(abc)". */
    private static final List<Signed> VECTORS =
            List.of(
                    Signed.ofHex(
                            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                                    + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
                            ""),
                    Signed.ofHex(
                            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
                            "72"),
                    Signed.ofHex(
                            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
                            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                                    + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
                            "af82"),
                    Signed.ofHex(
                            "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
                            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
                                    + "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
                            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                                    + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"));

    @Test
    void acceptsTheVectorsOfTheRfc() throws GuestException {
        for (Signed signed : VECTORS) {
            bothSay(true, signed);
        }
    }

    @Test
    void acceptsWhatTheJdkSigns() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        KeyPair keys = generator.generateKeyPair();
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] key = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        // R, A and the message fill blocks of 128 bytes, whose padding takes at least 17.
        for (int length : new int[] {0, 1, 47, 48, 63, 64, 65, 175, 176, 192, 392}) {
            byte[] message = new byte[length];
            random.nextBytes(message);
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(keys.getPrivate());
            signer.update(message);
            bothSay(true, new Signed(key, signer.sign(), message));
        }
    }

    /** A bit of each byte of the key, R, S and the message. */
    @Test
    void rejectsEveryChange() throws GuestException {
        Signed signed = VECTORS.get(2);
        for (int i = 0; i < 32; i += 3) {
            bothSay(false, signed.withKey(flip(signed.key(), i)));
            bothSay(false, signed.withR(flip(signed.r(), i)));
            bothSay(false, signed.withS(flip(signed.s(), i)));
        }
        bothSay(false, signed.withKey(flip(signed.key(), 31)));
        for (int i = 0; i < 2; i++) {
            byte[] message = flip(signed.message(), i);
            bothSay(false, new Signed(signed.key(), signed.signature(), message));
        }
        bothSay(false, new Signed(signed.key(), signed.signature(), new byte[0]));
        byte[] longer = Arrays.copyOf(signed.message(), 3);
        bothSay(false, new Signed(signed.key(), signed.signature(), longer));
    }

    private byte[] flip(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    /** A multiple of the order on top gives the same point. */
    @Test
    void rejectsAnSOutOfRange() throws GuestException {
        for (Signed signed : VECTORS) {
            for (int times = 1; times <= 7; times++) {
                BigInteger more = ORDER.multiply(BigInteger.valueOf(times));
                bothSay(false, signed.withS(little(number(signed.s()).add(more))));
            }
        }
        Signed signed = VECTORS.get(0);
        bothSay(false, signed.withS(little(ORDER)));
        bothSay(false, signed.withS(little(ORDER.subtract(BigInteger.ONE))));
        bothSay(false, signed.withS(little(BigInteger.TWO.pow(256).subtract(BigInteger.ONE))));
    }

    /** The same signature with every S from 0 bits to all: the window digits of extreme numbers. */
    @Test
    void rejectsOtherS() throws GuestException {
        for (int bits = 0; bits < 252; bits += 25) {
            BigInteger ones = BigInteger.TWO.pow(bits).subtract(BigInteger.ONE);
            bothSay(false, VECTORS.get(0).withS(little(ones)));
        }
    }

    /**
     * With A and R the identity and S = 0 the equation holds; of each there are other encodings.
     */
    @Test
    void onlyCanonicalEncodingsArePoints() throws GuestException {
        byte[] identity = little(BigInteger.ONE);
        byte[] withSign = little(BigInteger.ONE.setBit(255));
        byte[] notReduced = little(P.add(BigInteger.ONE));
        byte[] zero = new byte[32];
        Signed trivial = new Signed(identity, join(identity, zero), new byte[] {1});
        bothSay(true, trivial);
        for (byte[] other : List.of(withSign, notReduced)) {
            bothSay(false, trivial.withKey(other));
            bothSay(false, trivial.withR(other));
        }
        for (int y = 0; y < 19; y++) {
            byte[] beyond = little(P.add(BigInteger.valueOf(y)));
            bothSay(false, VECTORS.get(0).withKey(beyond));
            bothSay(false, VECTORS.get(0).withR(beyond));
        }
    }

    /** Half of all y have no x: the JDK refuses the same keys. */
    @Test
    void keysOffTheCurveAreRejected() throws GuestException {
        for (int i = 0; i < 12; i++) {
            byte[] key = little(new BigInteger(256, random));
            bothSay(false, VECTORS.get(1).withKey(key));
        }
    }

    /** Keys and points with parts of small order included; see vectors.py. */
    @Test
    void pythonAgreesOnDamagedSignatures() throws Exception {
        String seed = Long.toString(Seeds.seed(Ed25519GuestTest.class));
        List<String> lines =
                Python.run(List.of("../guest-programs/vectors.py", "--cases", seed), "");
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words[0].equals("ed25519")) {
                byte[] input = HEX.parseHex(words[1]);
                Signed signed =
                        new Signed(
                                Arrays.copyOf(input, 32),
                                Arrays.copyOfRange(input, 32, 96),
                                Arrays.copyOfRange(input, 96, input.length));
                bothSay(words[3].equals("01"), signed);
            }
        }
    }

    @Test
    void aShortInputIsAPanic() throws GuestException {
        assertTrue(GUEST.run(GuestInput.of(new byte[95])).panicked());
        assertTrue(GUEST.run(GuestInput.of(new byte[0])).panicked());
    }

    private static BigInteger number(byte[] little) {
        byte[] big = new byte[32];
        for (int i = 0; i < 32; i++) {
            big[31 - i] = little[i];
        }
        return new BigInteger(1, big);
    }

    private static byte[] little(BigInteger number) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < 32; i++) {
            bytes[i] = number.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }
}
