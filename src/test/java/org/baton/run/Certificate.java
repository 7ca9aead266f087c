package org.baton.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that this machine signs for itself, for the demo's host names, 127.0.0.1 and 127.0.0.2, in a PKCS12 key store.
 *
 * @param keyStore where it lies
 * @param password of the file and of the key in it
 */
public record Certificate(Path keyStore, String password) {
    private static final String NAMES =
            "SAN=dns:login.localhost,dns:shop.localhost,dns:store.localhost,dns:localhost,ip:127.0.0.1,ip:127.0.0.2";

    /** The certificate kept in this directory, made by the JDK's keytool when it is first asked for; good for a year. */
    public static Certificate in(Path directory) {
        Certificate certificate = new Certificate(
                directory.resolve("https.p12"), PrivateFiles.secret(directory.resolve("https-password")));
        if (Files.notExists(certificate.keyStore)) {
            certificate.make();
        }
        return certificate;
    }

    /** What a client in Java trusts it with. */
    public SSLContext trusted() {
        try (InputStream in = Files.newInputStream(keyStore)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password.toCharArray());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("baton", keys.getCertificate("baton"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the key store " + keyStore, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key store %s is not what keytool made".formatted(keyStore), e);
        }
    }

    /** Certificate and key as text (RFC 7468), for programs that know no key stores. */
    public String pem() {
        try (InputStream in = Files.newInputStream(keyStore)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password.toCharArray());
            return pem("CERTIFICATE", keys.getCertificate("baton").getEncoded())
                    + pem(
                            "PRIVATE KEY",
                            keys.getKey("baton", password.toCharArray()).getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the key store " + keyStore, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key store %s is not what keytool made".formatted(keyStore), e);
        }
    }

    private static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(label, base64);
    }

    /** Has whoever trusts that PKCS12 store, such as the server that it belongs to, trust this certificate too. */
    static void trust(Path keyStore, String password, Path trusting, String itsPassword) {
        try {
            KeyStore keys = stored(keyStore, password);
            KeyStore trusted = stored(trusting, itsPassword);
            trusted.setCertificateEntry("baton", keys.getCertificate("baton"));
            try (OutputStream out = Files.newOutputStream(trusting)) {
                trusted.store(out, itsPassword.toCharArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot add to " + trusting, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot add to " + trusting, e);
        }
    }

    private static KeyStore stored(Path file, String password) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return store;
        }
    }

    private void make() {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        if (Files.notExists(keytool)) {
            throw new RunFailure("%s is missing: use a whole JDK 17 or newer (JAVA_HOME)".formatted(keytool));
        }
        List<String> command = List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "baton",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=Baton on this machine",
                "-ext",
                NAMES,
                "-validity",
                "365",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString(),
                "-storepass:env",
                "BATON_STOREPASS");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("BATON_STOREPASS", password);
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new RunFailure("keytool made no certificate: " + said.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + keytool, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("Interrupted while keytool made a certificate", e);
        }
    }
}
