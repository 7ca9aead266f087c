package org.baton.httpsession;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** The bytes of an answer; what is written after a refusal is dropped. */
final class SessionOutput extends ServletOutputStream {
    private final SessionResponse answer;
    private final ServletOutputStream output;

    SessionOutput(SessionResponse answer, ServletOutputStream output) {
        this.answer = answer;
        this.output = output;
    }

    @Override
    public void write(int b) throws IOException {
        if (answer.mayWrite(1)) {
            output.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (answer.mayWrite(length)) {
            output.write(bytes, from, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (answer.settle()) {
            output.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (answer.settle()) {
            output.close();
        }
    }

    @Override
    public boolean isReady() {
        return output.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        output.setWriteListener(listener);
    }
}
