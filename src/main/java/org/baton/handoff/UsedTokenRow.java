package org.baton.handoff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** The table {@code used_tokens} as Hibernate compares it with the database at the start. */
@Entity
@Table(name = "used_tokens")
@IdClass(HandoffRow.Key.class)
@NullUnmarked
final class UsedTokenRow {
    @Id
    @Column(columnDefinition = "text")
    String purpose;

    @Id
    byte[] jtiHash;

    Instant expiresAt;
}
