package org.baton.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a person calls the browser that sent a User-Agent (RFC 9110, 10.1.5). Browsers name each other there, so the first that
 * fits in an order from the special to the general is meant.
 *
 * @param name of the program, such as Firefox
 * @param system on which it runs, such as Linux; empty where it does not say
 */
public record BrowserName(String name, Optional<String> system) {
    private static final Map<String, String> NAMES = inOrder(
            "Edg", "Edge",
            "OPR/", "Opera",
            "SamsungBrowser/", "Samsung Internet",
            "Firefox/", "Firefox",
            "FxiOS/", "Firefox",
            "CriOS/", "Chrome",
            "Chromium/", "Chromium",
            "Chrome/", "Chrome",
            "Safari/", "Safari");

    private static final Map<String, String> SYSTEMS = inOrder(
            "Windows", "Windows",
            "Android", "Android",
            "iPhone", "iPhone",
            "iPad", "iPad",
            "Mac OS X", "macOS",
            "CrOS", "ChromeOS",
            "Linux", "Linux");

    /** The longest name of another program that is shown, in UTF-16 units. */
    private static final int LONGEST = 40;

    /**
     * Reads a User-Agent.
     *
     * @param userAgent as it was sent
     * @return the browser; for another program, what it calls itself first; empty where it says nothing
     */
    public static Optional<BrowserName> of(String userAgent) {
        Optional<String> system = first(SYSTEMS, userAgent);
        return first(NAMES, userAgent).or(() -> product(userAgent)).map(name -> new BrowserName(name, system));
    }

    private static Optional<String> product(String userAgent) {
        return Optional.of(userAgent.strip().split("[/ ]", 2)[0])
                .filter(name -> !name.isEmpty())
                .map(name -> name.substring(0, Math.min(LONGEST, name.length())));
    }

    private static Optional<String> first(Map<String, String> marks, String userAgent) {
        return marks.entrySet().stream()
                .filter(mark -> userAgent.contains(mark.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> inOrder(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
