// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The order, labels and lengths of everything absorbed and drawn: a function of the proof shape,
 * declared in one place. Its hash initialises the transcript, so that the sites absorb values only
 * (in the manner of SAFE, Aumasson, Khovratovich, Mennink, Quine, ePrint 2023/522).
 *
 * @param sites the sites in order
 */
public record Schedule(List<Site> sites) {

    /** What happens at a site. */
    public enum Kind {
        /** Values known to both sides are absorbed. */
        PUBLIC,
        /** Field elements of the proof are absorbed. */
        SCALARS,
        /** Group elements of the proof are absorbed, four field elements each. */
        POINTS,
        /** Field elements are drawn. */
        CHALLENGES,
        /** 128-bit values are drawn: the low halves of canonical field elements. */
        SHORT_CHALLENGES
    }

    /**
     * One absorb or draw.
     *
     * @param kind what happens
     * @param label its name, unique in the schedule
     * @param count number of elements (points count as one)
     */
    public record Site(Kind kind, String label, int count) {
        /** Validates the components. */
        public Site {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(label);
            if (count < 0) {
                throw new IllegalArgumentException("negative count at " + label);
            }
        }
    }

    /** Copies the sites. */
    public Schedule {
        sites = List.copyOf(sites);
    }

    /** Number of field elements, or of points, that a proof of this schedule holds. */
    public int total(Kind kind) {
        int n = 0;
        for (Site s : sites) {
            n = s.kind() == kind ? Math.addExact(n, s.count()) : n;
        }
        return n;
    }

    /**
     * The transcript's initial capacity element: SHA-256 of the domain text and all sites, its
     * first 31 bytes read as a big-endian integer.
     *
     * @param domain protocol version and proof shape, unambiguous text
     */
    public FrElement capacity(String domain) {
        MessageDigest sha = sha256();
        update(sha, domain);
        for (Site s : sites) {
            update(sha, s.kind().name());
            update(sha, s.label());
            update(sha, Integer.toString(s.count()));
        }
        return FrElement.reduce(new BigInteger(1, Arrays.copyOf(sha.digest(), 31)));
    }

    private static void update(MessageDigest sha, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int n = bytes.length;
        sha.update(new byte[] {(byte) (n >>> 24), (byte) (n >>> 16), (byte) (n >>> 8), (byte) n});
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Collects sites in order. */
    public static final class Builder {
        private final List<Site> sites = new ArrayList<>();

        /** An empty schedule. */
        public Builder() {}

        /** Values known to both sides. */
        public Builder publics(String label, int count) {
            return add(Kind.PUBLIC, label, count);
        }

        /** Field elements sent by the prover. */
        public Builder scalars(String label, int count) {
            return add(Kind.SCALARS, label, count);
        }

        /** Group elements sent by the prover. */
        public Builder points(String label, int count) {
            return add(Kind.POINTS, label, count);
        }

        /** Field elements drawn. */
        public Builder challenges(String label, int count) {
            return add(Kind.CHALLENGES, label, count);
        }

        /** 128-bit values drawn. */
        public Builder shortChallenges(String label, int count) {
            return add(Kind.SHORT_CHALLENGES, label, count);
        }

        /** The finished schedule; labels must be unique. */
        public Schedule build() {
            long distinct = sites.stream().map(Site::label).distinct().count();
            if (distinct != sites.size()) {
                throw new IllegalStateException("a transcript label is used twice");
            }
            return new Schedule(sites);
        }

        private Builder add(Kind kind, String label, int count) {
            sites.add(new Site(kind, label, count));
            return this;
        }
    }
}
