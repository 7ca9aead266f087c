package org.baton.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Work in a directory that several processes of this machine share, such as two JVMs with tests. */
final class OneAtATime {
    private OneAtATime() {}

    /**
     * Does the work while no other process, and no other thread of this one, is at work under that file's name. The file
     * stays, empty; a process that is killed lets go of it.
     */
    static void under(Path file, Runnable work) {
        synchronized (OneAtATime.class) {
            PrivateFiles.directory(file.getParent());
            try (FileChannel shared = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                FileLock held = shared.lock();
                work.run();
                held.release();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot lock " + file, e);
            }
        }
    }
}
