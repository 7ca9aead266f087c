package org.baton.handoff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** The table {@code handoffs} as Hibernate compares it with the database at the start. */
@Entity
@Table(name = "handoffs")
@IdClass(HandoffRow.Key.class)
@NullUnmarked
final class HandoffRow {
    @Id
    @Column(columnDefinition = "text")
    String purpose;

    @Id
    byte[] jtiHash;

    @Column(columnDefinition = "text")
    String siblingId;

    Long rootId;
    byte[] challenge;
    UUID trace;
    Instant issuedAt;
    Instant expiresAt;

    @Column(columnDefinition = "text")
    String state;

    Instant closedAt;

    @Column(columnDefinition = "text")
    String reason;

    Long childId;
    int reuseCount;
    Integer keyGeneration;

    @Column(columnDefinition = "inet")
    String issuedIp;

    @Column(columnDefinition = "inet")
    String closedIp;

    /** The two columns of its primary key. */
    @SuppressWarnings("ArrayRecordComponent") // No instance is ever made: Hibernate only compares the columns.
    record Key(String purpose, byte[] jtiHash) {}
}
