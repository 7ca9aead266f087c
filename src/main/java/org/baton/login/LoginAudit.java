package org.baton.login;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.baton.database.Database;
import org.baton.http.Call;

/** Writes refused logins to the audit and the log; never what was typed, since people type passwords into the name. */
public final class LoginAudit {
    private static final Logger LOG = System.getLogger(LoginAudit.class.getName());

    private final LoginEventTable table;

    /**
     * Writes to {@code session_events}.
     *
     * @param database where that is
     */
    public LoginAudit(Database database) {
        this.table = new LoginEventTable(database);
    }

    /** The reason is a {@code Login.Reason} or a {@code LoginOutcome.Cause}. */
    void refused(Enum<?> reason, Call call) {
        table.refused(reason.name(), call.trace(), call.ip());
        LOG.log(Level.WARNING, "login refused: {0}, from {1}, trace {2}", reason, call.ip(), call.trace());
    }
}
