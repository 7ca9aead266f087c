package org.baton.httpsession;

import java.io.IOException;
import java.io.PrintWriter;

/** The text of an answer; what is written after a refusal is dropped. */
final class SessionWriter extends PrintWriter {
    /** The most that a char becomes, in UTF-8. */
    private static final int BYTES = 3;

    private final SessionResponse answer;
    private final PrintWriter writer;

    SessionWriter(SessionResponse answer, PrintWriter writer) {
        super(writer);
        this.answer = answer;
        this.writer = writer;
    }

    @Override
    public void write(int c) {
        if (mayWrite(1)) {
            writer.write(c);
        }
    }

    @Override
    public void write(char[] text, int from, int length) {
        if (mayWrite(length)) {
            writer.write(text, from, length);
        }
    }

    @Override
    public void write(String text, int from, int length) {
        if (mayWrite(length)) {
            writer.write(text, from, length);
        }
    }

    @Override
    public void println() {
        write(System.lineSeparator());
    }

    @Override
    public void flush() {
        if (isSettled()) {
            writer.flush();
        }
    }

    @Override
    public void close() {
        if (isSettled()) {
            writer.close();
        }
    }

    @Override
    public boolean checkError() {
        return !isSettled() || writer.checkError();
    }

    private boolean mayWrite(int chars) {
        try {
            return answer.mayWrite((long) chars * BYTES);
        } catch (IOException gone) {
            setError();
            return false;
        }
    }

    private boolean isSettled() {
        try {
            return answer.settle();
        } catch (IOException gone) {
            setError();
            return false;
        }
    }
}
