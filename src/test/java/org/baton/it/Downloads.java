package org.baton.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Files of one sibling, fetched by tickets.
 *
 * @param hosts home, and the sibling in the shop's place
 * @param audience the sibling's id
 */
record Downloads(Hosts hosts, String audience) {
    /**
     * An answer, read to its end.
     *
     * @param status of the answer
     * @param length of what came, in bytes
     * @param hash its SHA-256
     * @param response its headers
     */
    record Got(int status, long length, String hash, HttpResponse<InputStream> response) {
        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    /** The address for which home gives somebody who is logged in there a ticket. */
    URI ticket(Visitor visitor, String resource, boolean mayResume) {
        Reply issued = ask(visitor, """
                {"audience": "%s", "resource": "%s", "method": "GET", "resume": %s}
                """.formatted(audience, resource, mayResume));
        if (issued.status() != 201) {
            throw new AssertionError("No ticket, but " + issued.status() + ": " + issued.body());
        }
        return URI.create(issued.json().getString("url"));
    }

    /** Home's answer to that document. */
    Reply ask(Visitor visitor, String document) {
        return visitor.change("POST", hosts.home("/api/tickets"), document);
    }

    /** What somebody without any cookie gets there; with these headers, each name before its value. */
    Got get(URI address, String... headers) {
        URI byNumber =
                URI.create(address.toString().replaceFirst("^https://[^:/]+", "https://" + hosts.number(address)));
        HttpRequest.Builder request = HttpRequest.newBuilder(byNumber);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<InputStream> response = hosts.client().send(request.build(), BodyHandlers.ofInputStream());
            MessageDigest digest = sha256();
            try (InputStream body = response.body();
                    OutputStream counted = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                long length = body.transferTo(counted);
                return new Got(response.statusCode(), length, HexFormat.of().formatHex(digest.digest()), response);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + address, e);
        }
    }

    /** The hash of the large file from that byte on. */
    static String hashFrom(long from) {
        MessageDigest digest = sha256();
        try (OutputStream counted = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            StreamedFile.write(from, counted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
