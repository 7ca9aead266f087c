package org.baton.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The one secret that an administrator keeps in the server's vault: 32 random bytes from which every key of this host is
 * derived. Immutable, thread-safe; its {@code toString} shows nothing.
 */
public final class MasterKey {

    private static final int BYTES = 32;
    private static final int MOST_FILE_BYTES = 1024;
    private static final String RIGHT = "a master key is 43 base64url characters without padding (32 random bytes),"
            + " or the path of a readable file that holds just these";

    private final byte[] bytes;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new key, for the command that makes one. */
    public static MasterKey random() {
        return new MasterKey(Randomness.bytes(BYTES));
    }

    /**
     * The key that a setting gives: its 43 base64url characters, or the path of a file of at most 1 KiB with these in it
     * (white space around them is ignored).
     *
     * @throws IllegalArgumentException if it is neither; the message says what to write, and never shows the value
     */
    public static MasterKey fromSetting(String setting) {
        return parse(setting)
                .or(() -> readableFile(setting).flatMap(MasterKey::read))
                .orElseThrow(() -> new IllegalArgumentException(RIGHT + "; this setting is neither"));
    }

    /**
     * A key of its own for one purpose: 32 bytes by HKDF-SHA256 (RFC 5869) with an empty salt. The same info gives the same
     * key; different infos give keys that say nothing about each other.
     */
    public byte[] derive(String info) {
        return Hkdf.derive(bytes, new byte[0], info.getBytes(StandardCharsets.UTF_8), BYTES);
    }

    /** The 43 characters to put into the vault, in the clear; only for the command that makes a key. */
    public String text() {
        return Base64Url.encode(bytes);
    }

    @Override
    public String toString() {
        return "MasterKey[redacted]";
    }

    private static Optional<MasterKey> parse(String text) {
        return Base64Url.decode(text, BYTES).map(MasterKey::new);
    }

    private static Optional<Path> readableFile(String setting) {
        try {
            Path path = Path.of(setting);
            return Files.isReadable(path) && !Files.isDirectory(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static Optional<MasterKey> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MOST_FILE_BYTES);
            return parse(new String(content, StandardCharsets.US_ASCII).strip());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(RIGHT + "; this file could not be read", unreadable);
        }
    }
}
