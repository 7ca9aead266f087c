package org.baton.architecture.wrong.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;

/** Wrong: it reads objects from a stream. */
final class ThawedSession {
    private ThawedSession() {}

    static Object thaw(InputStream in) throws IOException, ClassNotFoundException {
        try (ObjectInputStream objects = new ObjectInputStream(in)) {
            return objects.readObject();
        }
    }
}
