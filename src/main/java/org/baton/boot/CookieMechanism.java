package org.baton.boot;

import jakarta.enterprise.context.ApplicationScoped;
import org.baton.session.SessionMechanism;

/** Switches the session cookie on as this application's authentication. */
@ApplicationScoped
public class CookieMechanism extends SessionMechanism {}
