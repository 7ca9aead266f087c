package org.baton.architecture.wrong.session;

/** Wrong: a name that says nothing. */
record SessionManager(String nothing) {}
