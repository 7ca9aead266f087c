package org.baton.measure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What is asked again and again.
 *
 * @param name of the row in the table
 * @param each the requests as they are sent, one of which is drawn at each time
 */
record Requests(String name, List<byte[]> each) {
    /** GET of that path, once for each cookie. */
    static Requests get(String name, String path, List<String> cookies) {
        return new Requests(
                name,
                cookies.stream()
                        .map(cookie ->
                                "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nCookie: %s\r\n\r\n"
                                        .formatted(path, cookie))
                        .map(request -> request.getBytes(StandardCharsets.US_ASCII))
                        .toList());
    }

    /** One of them. */
    byte[] next() {
        return each.get(ThreadLocalRandom.current().nextInt(each.size()));
    }
}
