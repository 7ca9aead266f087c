package org.baton.it;

import java.util.List;

/** What an application keeps in its sessions: a class of its own, which its settings name. */
public record Basket(List<String> articles, int pieces) {}
