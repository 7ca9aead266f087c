package org.baton.http;

/**
 * What the problem page shows.
 *
 * @param title what is wrong
 * @param detail what to do about it
 * @param trace the id to quote when asking for help
 */
public record ProblemView(String title, String detail, String trace) {}
