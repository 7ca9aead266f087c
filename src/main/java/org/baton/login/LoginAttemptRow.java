package org.baton.login;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** The table {@code login_attempts} as Hibernate compares it with the database at the start. */
@Entity
@Table(name = "login_attempts")
@NullUnmarked
final class LoginAttemptRow {
    @Id
    byte[] key;

    @Column(columnDefinition = "text")
    String kind;

    int failures;
    Instant lastAt;
    Instant blockedUntil;
}
