package org.baton.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** The table {@code users} as Hibernate compares it with the database at the start. */
@Entity
@Table(name = "users")
@NullUnmarked
final class UserRow {
    @Id
    Long id;

    @Column(columnDefinition = "text")
    String username;

    @Column(columnDefinition = "text")
    String displayName;

    @Column(columnDefinition = "text")
    String email;

    @Column(columnDefinition = "text")
    String passwordHash;

    Instant passwordRehashedAt;
    boolean mustChangePassword;

    @Column(columnDefinition = "text")
    String status;

    int loginEpoch;

    @Column(columnDefinition = "text")
    String issuer;

    @Column(columnDefinition = "text")
    String subject;

    Instant createdAt;
}
