package org.baton.http;

import gg.jte.Content;
import gg.jte.support.LocalizationSupport;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the pages say, in one language. Each language is a file {@code pages_xx.properties} beside this class, in UTF-8; its
 * texts are HTML, what a page puts into them is escaped. Safe for use by many threads.
 */
public final class Words implements LocalizationSupport {
    /** The languages there are. The first is spoken to whoever asks for none of them. */
    public static final List<String> LANGUAGES = List.of("en", "de");

    private static final Map<String, Words> SPOKEN =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Words::new));

    /** In characters; the JDK's parser compares each wish with all before it. */
    private static final int LONGEST_HEADER = 400;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final String language;
    private final Properties texts = new Properties();

    private Words(String language) {
        this.language = language;
        String file = "pages_" + language + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /**
     * In the language that a browser likes best of those that there are.
     *
     * @param acceptLanguage its header Accept-Language (RFC 9110, 12.5.4); empty where it sent none
     * @return its words; the first language's also where the header is malformed, or longer than any browser's
     */
    static Words accepted(Optional<String> acceptLanguage) {
        try {
            return acceptLanguage
                    .filter(header -> header.length() <= LONGEST_HEADER)
                    .map(Locale.LanguageRange::parse)
                    .map(wishes -> Locale.lookupTag(wishes, LANGUAGES))
                    .map(Words::of)
                    .orElseGet(() -> of(LANGUAGES.get(0)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            // The JDK's parser says it in both ways ("!" and "--").
            return of(LANGUAGES.get(0));
        }
    }

    /** One of {@link #LANGUAGES}. */
    static Words of(String language) {
        return Objects.requireNonNull(SPOKEN.get(language), language);
    }

    /**
     * Which language it is.
     *
     * @return its code (ISO 639), for {@code lang}
     */
    public String language() {
        return language;
    }

    /**
     * Whether this is the language of the texts for programs, which are written in the code.
     *
     * @return true for English
     */
    public boolean isEnglish() {
        return language.equals("en");
    }

    @Override
    public String lookup(String key) {
        return Optional.ofNullable(texts.getProperty(key))
                .orElseThrow(() -> new IllegalArgumentException("No text " + key + " in " + language));
    }

    /**
     * What a person calls a browser.
     *
     * @param userAgent its User-Agent; empty where it sent none
     * @return such as "Firefox on Linux"
     */
    public Content device(Optional<String> userAgent) {
        return userAgent
                .flatMap(BrowserName::of)
                .map(browser -> browser.system()
                        .map(system -> localize("device.on", browser.name(), system))
                        .orElse(output -> output.writeUserContent(browser.name())))
                .orElseGet(() -> localize("device.unknown"));
    }

    /**
     * How long ago something was.
     *
     * @param moment when
     * @param now the present; a little earlier than the moment where two clocks differ
     * @return such as "3 minutes ago", rounded down
     */
    public Content ago(Instant moment, Instant now) {
        Duration ago = Duration.between(moment, now);
        if (ago.compareTo(MINUTE) < 0) {
            return localize("ago.now");
        }
        if (ago.compareTo(HOUR) < 0) {
            return counted("ago.minute", ago.toMinutes());
        }
        return ago.compareTo(DAY) < 0 ? counted("ago.hour", ago.toHours()) : counted("ago.day", ago.toDays());
    }

    private Content counted(String one, long count) {
        return count == 1 ? localize(one) : localize(one + "s", count);
    }
}
