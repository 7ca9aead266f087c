package org.baton.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baton.admin.pages.Since;
import org.baton.run.TestDirectory;
import org.baton.user.NewPassword;
import org.baton.user.UserChange;
import org.baton.user.UserStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    static final Iterable<String> LANGUAGES = Words.LANGUAGES;

    private static final Path MAIN = TestDirectory.project().resolve("src/main");

    /** A key stands in quotes; each begins with what a line of the English file begins with. */
    private static final Pattern QUOTED = Pattern.compile("\"([a-z][A-Za-z.-]*)\"");

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final Words english = Words.of("en");

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void every_language_has_the_same_texts(String language) throws IOException {
        assertThat(texts(language).stringPropertyNames()).isEqualTo(texts("en").stringPropertyNames());
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void every_language_puts_in_the_same_values(String language) throws IOException {
        Properties english = texts("en");
        Properties other = texts(language);

        assertThat(other.stringPropertyNames())
                .allSatisfy(
                        key -> assertThat(holes(other.getProperty(key))).isEqualTo(holes(english.getProperty(key))));
    }

    @Test
    void every_text_that_a_page_shows_is_there_and_every_text_is_shown() throws IOException {
        Set<String> there = texts("en").stringPropertyNames();
        Set<String> quoted = new TreeSet<>();
        Set<String> localized = new TreeSet<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            QUOTED.matcher(text).results().forEach(found -> quoted.add(found.group(1)));
            Pattern.compile("localize\\(\"([^\"]+)\"[),]")
                    .matcher(text)
                    .results()
                    .forEach(found -> localized.add(found.group(1)));
        }
        Stream.of("minute", "hour", "day").forEach(unit -> quoted.add("ago." + unit + "s"));
        Stream.of(Since.values()).forEach(since -> quoted.add("admin.since." + since));
        Stream.of(UserStatus.values()).forEach(status -> quoted.add("admin.user." + status));
        // Of the reasons only those that a change can have that is made by number and gives no password.
        Stream.of(UserChange.Reason.UNKNOWN, UserChange.Reason.LAST_ADMINISTRATOR)
                .forEach(reason -> quoted.add("admin.user." + reason));
        Stream.of("users", "sessions", "siblings", "handoffs", "notices", "events")
                .forEach(page -> quoted.add("admin." + page));
        Stream.of("user", "host", "address").forEach(by -> quoted.add("admin.by." + by));
        Stream.of(NewPassword.Reason.values()).forEach(reason -> quoted.add("password." + reason));

        assertThat(there).containsAll(localized);
        assertThat(quoted).containsAll(there);
    }

    @ParameterizedTest
    @EnumSource
    void a_person_and_a_program_hear_the_same_of_a_new_password(NewPassword.Reason reason) {
        assertThat(english.lookup("password." + reason)).isEqualTo(reason.advice());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de                         | de",
                "de-AT                      | de",
                "DE-ch                      | de",
                "fr, de;q=0.5, en;q=0.3     | de",
                "en-GB,en;q=0.9,de;q=0.8    | en",
                "fr                         | en",
                "*                          | en",
                "de;q=2                     | en",
                "!, de                      | en",
                "--                         | en",
                "de, --                     | en",
                "''                         | en"
            })
    void the_language_is_the_one_that_the_browser_likes_best_of_those_there_are(String header, String language) {
        assertThat(Words.accepted(Optional.of(header)).language()).isEqualTo(language);
    }

    @Test
    void nobody_reads_a_header_that_no_browser_sends() {
        String many = "fr-BE, ".repeat(100) + "de";

        assertThat(Words.accepted(Optional.of(many)).language()).isEqualTo("en");
    }

    @Test
    void who_names_no_language_is_spoken_to_in_english() {
        assertThat(Words.accepted(Optional.empty()).isEnglish()).isTrue();
    }

    @Test
    void a_text_that_is_not_there_is_a_fault() {
        assertThatThrownBy(() -> english.lookup("no.such.text")).hasMessageContaining("no.such.text in en");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-31T12:00:05Z | just now",
                "2026-01-31T11:59:01Z | just now",
                "2026-01-31T11:59:00Z | a minute ago",
                "2026-01-31T11:57:00Z | 3 minutes ago",
                "2026-01-31T11:00:00Z | an hour ago",
                "2026-01-30T12:00:01Z | 23 hours ago",
                "2026-01-30T12:00:00Z | a day ago",
                "2026-01-01T12:00:00Z | 30 days ago"
            })
    void how_long_ago_is_rounded_down(Instant moment, String said) {
        assertThat(html(english.ago(moment, NOON))).isEqualTo(said);
    }

    @Test
    void german_says_how_long_ago_too() {
        assertThat(html(Words.of("de").ago(NOON.minusSeconds(180), NOON))).isEqualTo("vor 3 Minuten");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0 | Firefox on Linux",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 | Chrome on Windows",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0 | Edge on Windows",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15 | Safari on macOS",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1 | Chrome on iPhone",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36 | Samsung Internet on Android",
                "curl/8.5.0 | curl",
                "<b>/1 | &lt;b&gt;",
                "' ' | an unknown browser"
            })
    void a_browser_is_called_what_people_call_it(String userAgent, String said) {
        assertThat(html(english.device(Optional.of(userAgent)))).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(ints = {41, 400})
    void a_program_with_a_long_name_is_cut(int length) {
        assertThat(html(english.device(Optional.of("x".repeat(length))))).isEqualTo("x".repeat(40));
    }

    @Test
    void a_browser_that_says_nothing_is_unknown() {
        assertThat(html(english.device(Optional.empty()))).isEqualTo("an unknown browser");
    }

    private static Set<String> holes(String text) {
        return Pattern.compile("\\{[^}]*}")
                .matcher(text)
                .results()
                .map(hole -> hole.group())
                .collect(Collectors.toSet());
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader file =
                Files.newBufferedReader(MAIN.resolve("resources/org/baton/http/pages_" + language + ".properties"))) {
            texts.load(file);
        }
        return texts;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().matches(".*\\.(jte|java)"))
                    .toList();
        }
    }

    private static String html(Content content) {
        StringOutput output = new StringOutput();
        content.writeTo(new OwaspHtmlTemplateOutput(output));
        return output.toString();
    }
}
