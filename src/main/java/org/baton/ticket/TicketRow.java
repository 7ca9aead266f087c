package org.baton.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** The table {@code tickets} as Hibernate compares it with the database at the start. */
@Entity
@Table(name = "tickets")
@NullUnmarked
final class TicketRow {
    @Id
    byte[] jtiHash;

    @Column(columnDefinition = "text")
    String siblingId;

    long rootId;
    long userId;

    @Column(columnDefinition = "text")
    String method;

    @Column(columnDefinition = "text")
    String resource;

    boolean mayResume;
    int keyGeneration;
    UUID trace;
    Instant issuedAt;
    Instant expiresAt;

    @Column(columnDefinition = "inet")
    String issuedIp;

    @Column(columnDefinition = "text")
    String state;

    Instant closedAt;

    @Column(columnDefinition = "inet")
    String closedIp;

    @Column(columnDefinition = "text")
    String reason;

    int resumedCount;
}
