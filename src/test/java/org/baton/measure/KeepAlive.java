package org.baton.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.baton.run.RunFailure;

/** One HTTPS connection to 127.0.0.1 that is kept open, and does next to nothing, so that the server is what is measured. */
final class KeepAlive implements AutoCloseable {
    private static final String LENGTH = "\r\nContent-Length: ";

    private final SSLSocket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[16 * 1024];
    private int bodyFrom;
    private int bodyLength;

    KeepAlive(SSLContext trusted, int port) throws IOException {
        socket = (SSLSocket) trusted.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** What TLS has agreed on. */
    String cipherSuite() {
        return socket.getSession().getProtocol() + " " + socket.getSession().getCipherSuite();
    }

    /** Sends the request and returns the length of the body that 200 came with; any other answer ends the measuring. */
    int bodyOf(byte[] request) throws IOException {
        requireStatus(200, headOf(request));
        return bodyLength;
    }

    /** Sends the request and returns the head that the answer came with: this status, or the measuring ends. */
    String headOf(int status, byte[] request) throws IOException {
        return requireStatus(status, headOf(request));
    }

    /** The body that the last answer came with. */
    String body() {
        return new String(buffer, bodyFrom, bodyLength, StandardCharsets.UTF_8);
    }

    private String headOf(byte[] request) throws IOException {
        out.write(request);
        int read = 0;
        int headEnd = -1;
        while (headEnd < 0) {
            read += readInto(read);
            headEnd = endOfHead(read);
        }
        String head = new String(buffer, 0, headEnd, StandardCharsets.ISO_8859_1);
        bodyFrom = headEnd + 4;
        bodyLength = contentLength(head);
        while (read < bodyFrom + bodyLength) {
            read += readInto(read);
        }
        return head;
    }

    private static String requireStatus(int status, String head) {
        if (!head.startsWith("HTTP/1.1 " + status + " ")) {
            throw new RunFailure("A request that should be answered by %d got: %s".formatted(status, head));
        }
        return head;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int readInto(int from) throws IOException {
        int count = in.read(buffer, from, buffer.length - from);
        if (count <= 0) {
            throw new RunFailure(
                    "The server closed a connection, or its answer has more than %d bytes".formatted(buffer.length));
        }
        return count;
    }

    private int endOfHead(int read) {
        for (int i = 3; i < read; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n' && buffer[i - 3] == '\r') {
                return i - 3;
            }
        }
        return -1;
    }

    private static int contentLength(String head) {
        int from = head.indexOf(LENGTH);
        if (from < 0) {
            throw new RunFailure("An answer without Content-Length cannot be measured: " + head);
        }
        int end = head.indexOf('\r', from + LENGTH.length());
        return Integer.parseInt(head.substring(from + LENGTH.length(), end < 0 ? head.length() : end));
    }
}
