package org.baton.architecture.wrong.login;

import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Wrong: every application with the jar would run it. */
@WebListener
final class LoginThatListens implements ServletContextListener {}
