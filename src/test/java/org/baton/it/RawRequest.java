package org.baton.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request byte for byte as the test wants it, which no client library would send.
 *
 * @param method of the request line
 * @param path of the request line, a query included
 * @param headers whole lines, besides Host, Connection and Content-Length
 * @param body in ISO 8859-1, so that every byte can be written
 */
record RawRequest(String method, String path, List<String> headers, String body) {
    static RawRequest of(String method, String path) {
        return new RawRequest(method, path, List.of("Accept: text/html"), "");
    }

    RawRequest with(String line) {
        List<String> more = new ArrayList<>(headers);
        more.add(line);
        return new RawRequest(method, path, more, body);
    }

    /** The same with a form's text as its body. */
    RawRequest form(String text) {
        return new RawRequest(method, path, headers, text).with("Content-Type: application/x-www-form-urlencoded");
    }

    /** Sends it to the host of that origin over a connection of its own. */
    RawReply send(URI origin, Hosts hosts) {
        return send(origin, hosts, InetAddress.getLoopbackAddress());
    }

    /** The same from another of this machine's addresses. */
    RawReply send(URI origin, Hosts hosts, InetAddress from) {
        StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        text.append("Host: ").append(origin.getAuthority()).append("\r\nConnection: close\r\n");
        headers.forEach(
                line -> text.append(line.replace("SELF", origin.toString())).append("\r\n"));
        if (!body.isEmpty()) {
            text.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        text.append("\r\n").append(body);
        try (Socket socket = hosts.client()
                .sslContext()
                .getSocketFactory()
                .createSocket(InetAddress.getByName(hosts.number(origin)), origin.getPort(), from, 0)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return RawReply.of(answer.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("No answer to %s %s".formatted(method, path), e);
        }
    }

    /** Whether a request can be sent from that address: whether it is this machine's. */
    static boolean mayComeFrom(InetAddress address) {
        try (ServerSocket bound = new ServerSocket(0, 1, address)) {
            return bound.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * What came back.
     *
     * @param status of the status line; 0 where there was none
     * @param text all of it
     */
    record RawReply(int status, String text) {
        static RawReply of(String text) {
            return new RawReply(text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0, text);
        }
    }
}
