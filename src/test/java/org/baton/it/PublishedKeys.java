package org.baton.it;

import java.net.URI;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What home and a sibling publish at {@code /.well-known/baton}, as their operators read it off. */
final class PublishedKeys {
    private static final Pattern KEY = Pattern.compile("\"kid\":\"([a-z]+)(\\.[a-z]+\\.1)\",\"key\":\"([^\"]+)\"");

    private PublishedKeys() {}

    /** Home's first keys for that sibling, as {@code baton.home.keys} takes them. */
    static String ofHome(Hosts home, String sibling) {
        Reply published = home.visitor().open(home.home("/.well-known/baton"));
        return KEY.matcher(published.body())
                .results()
                .filter(key -> key.group(1).equals(sibling))
                .map(key -> key.group(1) + key.group(2) + "=" + key.group(3))
                .collect(Collectors.joining(" "));
    }

    /** The key by which a sibling calls home, as {@code siblings.public_key} takes it. */
    static String ofCaller(Visitor visitor, URI sibling) {
        return visitor.open(URI.create(sibling + "/.well-known/baton")).json().getString("public_key");
    }
}
