package org.baton.run;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baton.paseto.KeyId;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVersion;
import org.baton.secret.MasterKey;

/**
 * What one host is told at its start: Baton's settings, and the values that the server's configuration asks for. They
 * travel in a file that only its owner can read, since passwords are among them.
 *
 * @param values by name
 */
public record HostSettings(Map<String, String> values) {
    /** Keeps a copy. */
    public HostSettings {
        values = Map.copyOf(values);
    }

    /** What home is told. */
    public static HostSettings home(URI origin, Database database, Path masterKey) {
        return new HostSettings(Map.of(
                "baton.role", "HOME",
                "baton.origin", origin.toString(),
                "baton.keys.master", masterKey(masterKey),
                "baton.schema", "check",
                "baton.db.url", database.jdbcUrl(),
                "baton.db.user", "baton_app",
                "baton.db.password", database.passwords().app()));
    }

    /** What the demo sibling is told. */
    public static HostSettings shop(URI origin, URI home, Database database, Path masterKey, String homeKeys) {
        return new HostSettings(Map.of(
                "baton.role",
                "SIBLING",
                "baton.sibling.id",
                "shop",
                "baton.origin",
                origin.toString(),
                "baton.home.origin",
                home.toString(),
                "baton.home.keys",
                homeKeys,
                "baton.keys.master",
                masterKey(masterKey),
                "baton.schema",
                "check",
                "baton.db.url",
                database.jdbcUrl(),
                "baton.db.user",
                Database.SHOP,
                "baton.db.password",
                database.passwords().shop()));
    }

    /** The same and these; where both have a name, these win. */
    public HostSettings with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(more);
        return new HostSettings(all);
    }

    /** The same but for this one. */
    public HostSettings without(String name) {
        Map<String, String> others = new TreeMap<>(values);
        others.remove(name);
        return new HostSettings(others);
    }

    /** The same and the certificate of the host, which it trusts when it calls another one of this machine. */
    public HostSettings with(Certificate certificate) {
        return with(Map.of(
                "baton.tls.key-store", certificate.keyStore().toString(),
                "baton.tls.password", certificate.password(),
                "javax.net.ssl.trustStore", certificate.keyStore().toString(),
                "javax.net.ssl.trustStorePassword", certificate.password()));
    }

    /** The value of this one, which must be among them. */
    public String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No setting %s in %s".formatted(name, this));
        }
        return value;
    }

    /** The same as environment variables, named as MicroProfile Config has it, without these. */
    Map<String, String> environment(String... without) {
        Map<String, String> variables = new TreeMap<>();
        values.forEach((name, value) -> {
            if (!List.of(without).contains(name)) {
                variables.put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value);
            }
        });
        return variables;
    }

    /** Writes them as a properties file. */
    public void writeTo(Path file) {
        Properties properties = new Properties();
        properties.putAll(values);
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the settings for " + file, e);
        }
        PrivateFiles.write(file, text.toString());
    }

    @Override
    public String toString() {
        return "HostSettings" + new TreeMap<>(values).keySet();
    }

    /**
     * The public keys that siblings verify home's tokens with, as the text of the setting {@code baton.home.keys}: this and the
     * next generation, and of both versions, so that {@code siblings} alone decides which signs.
     */
    public static String homeKeys(Path homeMasterKey) {
        SigningKeys keys = new SigningKeys(MasterKey.fromSetting(masterKey(homeMasterKey)));
        return Stream.of(TokenUse.HANDOFF, TokenUse.TICKET)
                .flatMap(use -> Stream.of(1, 2).map(generation -> new KeyId("shop", use, generation)))
                .flatMap(id -> Arrays.stream(TokenVersion.values())
                        .map(version -> id.text() + "="
                                + keys.verificationKey(version, id).paserk()))
                .collect(Collectors.joining(","));
    }

    private static String masterKey(Path file) {
        PrivateFiles.secret(file);
        return file.toString();
    }
}
