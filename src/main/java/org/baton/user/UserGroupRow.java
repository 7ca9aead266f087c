package org.baton.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** The table {@code user_groups} as Hibernate compares it with the database at the start. */
@Entity
@Table(name = "user_groups")
@IdClass(UserGroupRow.Key.class)
@NullUnmarked
final class UserGroupRow {
    @Id
    Long userId;

    @Id
    @Column(columnDefinition = "text")
    String groupName;

    /** The two columns of its primary key. */
    record Key(Long userId, String groupName) {}
}
