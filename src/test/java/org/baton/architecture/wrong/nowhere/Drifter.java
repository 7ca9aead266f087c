package org.baton.architecture.wrong.nowhere;

/** Wrong: in a room that the architecture does not know, without a package-info. */
record Drifter(String text) {}
