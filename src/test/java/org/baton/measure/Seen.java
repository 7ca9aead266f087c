package org.baton.measure;

import java.util.List;
import java.util.stream.LongStream;

/** What clients saw: how long each answer took, and how long a body was. */
final class Seen {
    private final long[] nanos;
    private final int bodyLength;

    /** Answers in any order, in nanoseconds, and the length of the last body. */
    Seen(LongStream nanos, int bodyLength) {
        this.nanos = nanos.sorted().toArray();
        this.bodyLength = bodyLength;
    }

    /** What several clients saw together. */
    static Seen together(List<Seen> clients) {
        return new Seen(
                clients.stream().flatMapToLong(client -> LongStream.of(client.nanos)), clients.get(0).bodyLength);
    }

    /** How many answers came. */
    int answers() {
        return nanos.length;
    }

    /** The length of a body, in bytes. */
    int bodyLength() {
        return bodyLength;
    }

    /** What this share of the answers (above 0, at most 1) was no slower than, in milliseconds. */
    double millis(double share) {
        return nanos[(int) Math.ceil(nanos.length * share) - 1] / 1e6;
    }
}
