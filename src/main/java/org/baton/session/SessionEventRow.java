package org.baton.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** The table {@code session_events} as Hibernate compares it with the database at the start; no row of it is ever loaded. */
@Entity
@Table(name = "session_events")
@NullUnmarked
final class SessionEventRow {
    @Id
    Instant at;

    @Column(columnDefinition = "text")
    String type;

    Long userId;
    Long sessionId;
    Long rootId;

    @Column(columnDefinition = "text")
    String siblingId;

    UUID trace;

    @Column(columnDefinition = "inet")
    String ip;

    @Column(columnDefinition = "jsonb")
    String detail;
}
