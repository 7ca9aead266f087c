package org.baton.httpsession;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.util.List;

/** An answer that goes when eight bytes are there, or as many as it is said to have, or when it is told to; somebody watches. */
final class SmallBuffer extends ServletOutputStream {
    private final Runnable goes;
    private int there;
    private int full = 8;

    SmallBuffer(Runnable goes) {
        this.goes = goes;
    }

    HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                SmallBuffer.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (self, method, values) -> switch (method.getName()) {
                    case "isCommitted" -> false;
                    case "getBufferSize" -> 8;
                    case "getHeaders" -> List.of();
                    case "getOutputStream" -> this;
                    case "getWriter" -> new PrintWriter(new Text());
                    case "setContentLength" -> {
                        full = (int) values[0];
                        yield null;
                    }
                    case "sendRedirect", "sendError", "flushBuffer" -> {
                        goes.run();
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public void write(int b) {
        there++;
        if (there >= full) {
            goes.run();
        }
    }

    @Override
    public void flush() {
        goes.run();
    }

    @Override
    public void close() {
        goes.run();
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
    }

    /** Its text, a byte each. */
    private final class Text extends Writer {
        @Override
        public void write(char[] text, int from, int length) {
            for (int i = 0; i < length; i++) {
                SmallBuffer.this.write(text[from + i]);
            }
        }

        @Override
        public void flush() {
            SmallBuffer.this.flush();
        }

        @Override
        public void close() {
            SmallBuffer.this.close();
        }
    }
}
