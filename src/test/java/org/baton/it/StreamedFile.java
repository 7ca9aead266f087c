package org.baton.it;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baton.ticket.UsedTicket;

/**
 * A file of 100 MB, of which no two megabytes are alike, at addresses that are given for tickets only; one of them is answered by
 * another thread than the request's.
 */
@WebServlet(urlPatterns = "/files/*", asyncSupported = true)
public class StreamedFile extends HttpServlet {
    static final long SIZE = 100L * 1024 * 1024;

    private static final int BLOCK = 1024 * 1024;

    /** Where the small file begins, which is the large one's end. */
    static final long SMALL = SIZE - BLOCK;

    private static final Pattern FROM = Pattern.compile("bytes=([0-9]{1,18})-");

    /** Made by the server. */
    public StreamedFile() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher range =
                FROM.matcher(Optional.ofNullable(request.getHeader("Range")).orElse(""));
        long from = range.matches()
                ? Long.parseLong(range.group(1))
                : request.getRequestURI().endsWith("/small.bin") ? SMALL : 0;
        if (range.matches()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes %d-%d/%d".formatted(from, SIZE - 1, SIZE));
        }
        response.setHeader("X-User", UsedTicket.of(request).orElseThrow().userId());
        response.setContentType("application/octet-stream");
        response.setContentLengthLong(SIZE - from);
        if (request.getRequestURI().endsWith("/later.bin")) {
            writeLater(from, request.startAsync());
        } else {
            write(from, response.getOutputStream());
        }
    }

    private static void writeLater(long from, AsyncContext context) {
        context.start(() -> {
            try {
                write(from, context.getResponse().getOutputStream());
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            } finally {
                context.complete();
            }
        });
    }

    /** The file from that byte on. */
    static void write(long from, OutputStream out) throws IOException {
        byte[] block = new byte[BLOCK];
        new Random(7).nextBytes(block);
        for (long at = from - from % BLOCK; at < SIZE; at += BLOCK) {
            ByteBuffer.wrap(block).putLong(at);
            int skipped = (int) Math.max(0, from - at);
            out.write(block, skipped, BLOCK - skipped);
        }
    }
}
