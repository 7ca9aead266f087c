package org.baton.handoff;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.baton.database.Database;
import org.baton.user.User;

/** The registry of siblings, read at each use: a DBA's INSERT or UPDATE is in force at once. Safe for many threads. */
public final class Siblings {
    private final SiblingTable table;

    /**
     * Reads the registry.
     *
     * @param database where it is
     */
    public Siblings(Database database) {
        this.table = new SiblingTable(database);
    }

    /**
     * The siblings that a user may enter.
     *
     * @param user who
     * @return the enabled ones that ask for no group, or for one of the user's, by id
     */
    public List<Sibling> openTo(User user) {
        return table.enabled().stream()
                .filter(entry ->
                        entry.requiredGroup().map(user.groups()::contains).orElse(true))
                .map(SiblingTable.Entry::sibling)
                .toList();
    }

    /**
     * Where a login may lead to.
     *
     * @return the origins of the enabled siblings
     */
    public Set<String> origins() {
        return enabled().stream().map(Sibling::origin).collect(Collectors.toUnmodifiableSet());
    }

    List<Sibling> enabled() {
        return table.enabled().stream().map(SiblingTable.Entry::sibling).toList();
    }

    Optional<Sibling> enabled(String id) {
        return enabled().stream().filter(sibling -> sibling.id().equals(id)).findFirst();
    }
}
