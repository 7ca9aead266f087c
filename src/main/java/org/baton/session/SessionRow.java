package org.baton.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** The table {@code sessions} as Hibernate compares it with the database at the start. */
@Entity
@Table(name = "sessions")
@NullUnmarked
final class SessionRow {
    @Id
    Long id;

    byte[] secretHash;
    Long userId;

    @Column(columnDefinition = "text")
    String host;

    Long rootId;

    @Column(columnDefinition = "text")
    String channel;

    Instant openedAt;
    Instant authenticatedAt;

    @Column(columnDefinition = "_text")
    String[] authMethods;

    Instant lastSeenAt;

    @Column(columnDefinition = "interval")
    String idleTimeout;

    Instant expiresAt;
    boolean kept;

    @Column(columnDefinition = "text")
    String label;

    Integer loginEpoch;

    @Column(columnDefinition = "inet")
    String openedIp;

    @Column(columnDefinition = "text")
    String userAgent;

    @Column(columnDefinition = "jsonb")
    String attributes;

    @Column(columnDefinition = "text")
    String homeRootId;

    @Column(columnDefinition = "text")
    String homeSessionId;

    Instant leaseUntil;

    @Column(columnDefinition = "interval")
    String leaseGrace;

    Instant endedAt;

    @Column(columnDefinition = "text")
    String endReason;
}
