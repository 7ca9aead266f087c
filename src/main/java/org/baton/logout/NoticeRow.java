package org.baton.logout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** The table {@code logout_notices} as Hibernate compares it with the database at the start. */
@Entity
@Table(name = "logout_notices")
@NullUnmarked
final class NoticeRow {
    @Id
    Long id;

    @Column(columnDefinition = "text")
    String siblingId;

    Long rootId;
    Long sessionId;

    @Column(columnDefinition = "text")
    String state;

    Instant owedSince;
    Instant owedUntil;
    int tries;
    Instant nextTryAt;

    @Column(columnDefinition = "text")
    String lastAnswer;

    Instant closedAt;
}
