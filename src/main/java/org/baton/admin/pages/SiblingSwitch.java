package org.baton.admin.pages;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.baton.admin.Administrator;
import org.baton.handoff.SiblingStates;
import org.baton.http.Answer;
import org.baton.http.Call;

/** {@code POST /admin/siblings/{id}/disable} and {@code /enable}: nobody gets in there from now on, or people do again. */
final class SiblingSwitch extends AdminPage {
    private static final Logger LOG = System.getLogger(SiblingSwitch.class.getName());

    private final SiblingStates siblings;

    SiblingSwitch(SiblingStates siblings) {
        this.siblings = siblings;
    }

    @Override
    Optional<Answer> change(Call call, Administrator administrator) {
        String[] parts = call.request()
                .getRequestURI()
                .substring(AdminAddresses.SIBLINGS.length() + 1)
                .split("/", -1);
        if (parts.length != 2 || !(parts[1].equals("disable") || parts[1].equals("enable"))) {
            return notThere("No such page");
        }
        boolean enabled = parts[1].equals("enable");
        if (!siblings.enable(parts[0], enabled, administrator.note())) {
            return notThere("No such sibling");
        }
        LOG.log(Level.INFO, "sibling {0} is {1}, {2}", parts[0], enabled ? "on" : "off", administrator.note());
        return Optional.of(Answer.seeOther(AdminAddresses.SIBLINGS));
    }

    @Override
    protected String allow() {
        return "POST";
    }
}
