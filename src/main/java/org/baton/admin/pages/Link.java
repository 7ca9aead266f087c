package org.baton.admin.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An address with a query, as a link needs it. */
final class Link {
    private final String path;
    private final List<String> parameters = new ArrayList<>();

    Link(String path) {
        this.path = path;
    }

    /** Adds a parameter, unless it is blank. */
    Link with(String name, String value) {
        if (!value.isBlank()) {
            parameters.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        return this;
    }

    /** Adds a parameter, if there is a value. */
    Link with(String name, Optional<?> value) {
        return with(name, value.map(Object::toString).orElse(""));
    }

    @Override
    public String toString() {
        return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
    }
}
