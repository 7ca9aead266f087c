package org.baton.handoff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** The table {@code siblings} as Hibernate compares it with the database at the start. */
@Entity
@Table(name = "siblings")
@NullUnmarked
final class SiblingRow {
    @Id
    @Column(columnDefinition = "text")
    String id;

    @Column(columnDefinition = "text")
    String origin;

    @Column(columnDefinition = "text")
    String callbackPath;

    @Column(columnDefinition = "text")
    String initiatePath;

    @Column(columnDefinition = "interval")
    String tokenTtl;

    @Column(columnDefinition = "interval")
    String sessionLifetime;

    @Column(columnDefinition = "interval")
    String leaseGrace;

    @Column(columnDefinition = "text")
    String requiredGroup;

    int keyGeneration;
    int keyRevokedBelow;

    @Column(columnDefinition = "text")
    String tokenFormat;

    @Column(columnDefinition = "text")
    String delivery;

    @Column(columnDefinition = "name")
    String databaseRole;

    @Column(columnDefinition = "text")
    String exchange;

    @Column(columnDefinition = "text")
    String logoutPath;

    @Column(columnDefinition = "text")
    String backChannel;

    @Column(columnDefinition = "text")
    String publicKey;

    boolean enabled;
}
