package org.baton.architecture.wrong.session;

import java.io.Serializable;

/** Wrong: it could be written to a stream. */
record FrozenSession(String text) implements Serializable {}
