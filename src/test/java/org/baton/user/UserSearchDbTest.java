package org.baton.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.EndReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SceneExtension.class)
class UserSearchDbTest {
    private final Scene scene;
    private final UserSearch search;

    UserSearchDbTest(Scene scene) {
        this.scene = scene;
        this.search = new UserSearch(scene.home());
    }

    @BeforeEach
    void people() throws SQLException {
        scene.owner().run("""
                INSERT INTO users (username, display_name, email)
                VALUES ('found-anna', 'Anna Ångström', 'anna@found.example'),
                       ('Found-Bert', 'Bert_100%', NULL),
                       ('found-ürsula', 'Ürsula Öz', 'u.oz@found.example'),
                       ('zz-carl', 'Carl', 'ann.other@found.example'),
                       ('zz-dora', 'Annex', 'annex@found.example'),
                       ('annabel', 'Bel', NULL)
                    ON CONFLICT DO NOTHING
                """);
        scene.owner().run("""
                INSERT INTO users (username, display_name, issuer, subject)
                VALUES ('found-anna', 'The other Anna', 'https://elsewhere.example', '7')
                    ON CONFLICT DO NOTHING
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "found-, found-anna|found-anna|Found-Bert|found-ürsula",
        "FOUND-B, Found-Bert",
        "'  found-anna ', found-anna|found-anna",
        "anna Å, found-anna",
        "ANNA Å, found-anna",
        "bert_100%, Found-Bert",
        "bert_1, Found-Bert",
        "Ürs, found-ürsula",
        "u.oz@, found-ürsula",
        "the other, found-anna",
        "ann, annabel|found-anna|zz-dora|zz-carl"
    })
    void a_text_finds_how_a_name_or_an_address_begins(String text, String names) {
        assertThat(names(search.page(text, Optional.empty(), 50))).containsExactly(names.split("\\|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"found_anna", "ound-anna", "found-annab", "%", "_", "' OR true --", "\udbff\udfff"})
    void nothing_else_is_found(String text) {
        assertThat(names(search.page(text, Optional.empty(), 50)))
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "found-", "ann"})
    void pages_follow_each_other_and_leave_none_out(String text) {
        List<UserId> listed = new ArrayList<>();
        Optional<UserId> after = Optional.empty();
        do {
            UserSearch.Page page = search.page(text, after, 1);
            page.users().forEach(user -> listed.add(user.id()));
            // Here, since pages that come again would never end.
            assertThat(listed).doesNotHaveDuplicates();
            after = page.next();
        } while (after.isPresent());

        assertThat(listed)
                .isEqualTo(search.page(text, Optional.empty(), 1_000).users().stream()
                        .map(FoundUser::id)
                        .toList());
    }

    @Test
    void a_user_is_shown_with_groups_status_and_live_sessions() throws SQLException {
        UserId user = scene.user();
        scene.login(user);
        scene.sessions().end(scene.login(user).id(), EndReason.LOGOUT);

        FoundUser found = search.user(user).orElseThrow();

        assertThat(found.liveSessions()).isEqualTo(1);
        assertThat(found.status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(found.groups()).containsExactly("user");
        assertThat(found.issuer()).isEmpty();
        assertThat(search.user(new UserId(999_999_999))).isEmpty();
    }

    private static List<String> names(UserSearch.Page page) {
        return page.users().stream().map(user -> user.names().username()).toList();
    }
}
