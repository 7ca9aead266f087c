package org.baton.architecture.wrong.login;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Wrong: it says where REST is in every application with the jar. */
@ApplicationPath("login")
final class LoginPath extends Application {}
