package org.baton.architecture.wrong.session;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Wrong: an entity that leaves its room. */
@Entity
public class OpenRow {
    @Id
    long id;
}
