package org.baton.embed;

import java.util.List;

/** Settings that Baton cannot start with; the message names each and says what to write instead. */
public final class WrongSettings extends RuntimeException {
    WrongSettings(List<String> wrong) {
        super("Baton does not start, its settings are wrong:\n  " + String.join("\n  ", wrong));
    }
}
