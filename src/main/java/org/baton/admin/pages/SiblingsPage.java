package org.baton.admin.pages;

import java.util.List;
import java.util.Optional;
import org.baton.handoff.SiblingState;
import org.baton.handoff.SiblingStates;
import org.baton.http.Answer;
import org.baton.http.Call;

/** {@code GET /admin/siblings}: all siblings, whether they are on, and how many sessions live there. */
public final class SiblingsPage extends AdminPage {
    private final SiblingStates siblings;

    SiblingsPage(SiblingStates siblings) {
        this.siblings = siblings;
    }

    /**
     * What the page shows.
     *
     * @param siblings by id
     */
    public record View(List<SiblingState> siblings) {}

    @Override
    Optional<Answer> show(Call call) {
        return page("siblings", new View(siblings.all()));
    }
}
