package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Home issues a token to a person who opens the page, and redirects to nobody it does not know. */
class AuthorizeIT {
    private static final String STATE = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String CHALLENGE = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("authorize", hosts.database());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sibling=shop&state=" + STATE,
                "sibling=shop&state=" + STATE + "&challenge=",
                "sibling=shop&state=" + STATE + "&challenge=" + CHALLENGE + "A",
                "sibling=shop&state=" + STATE + "&challenge=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "sibling=shop&challenge=" + CHALLENGE,
                "sibling=shop&state=short&challenge=" + CHALLENGE,
                "sibling=nobody&state=" + STATE + "&challenge=" + CHALLENGE,
                "sibling=home&state=" + STATE + "&challenge=" + CHALLENGE,
                "state=" + STATE + "&challenge=" + CHALLENGE,
                "sibling=shop&sibling=shop&state=" + STATE + "&challenge=" + CHALLENGE,
                "sibling=shop&max_age=29&state=" + STATE + "&challenge=" + CHALLENGE,
                "sibling=shop&max_age=1h&state=" + STATE + "&challenge=" + CHALLENGE,
                "sibling=shop&prompt=never&state=" + STATE + "&challenge=" + CHALLENGE,
                "sibling=shop%26x&state=" + STATE + "&challenge=" + CHALLENGE,
                ""
            })
    void a_bad_request_gets_an_error_page_and_never_a_redirect(String query) {
        visitor.hasLoggedIn(alice);

        assertThatNoneIsIssued(visitor.open(hosts.home("/handoff/authorize?" + query)), 400);
        assertThatNoneIsIssued(hosts.visitor().open(hosts.home("/handoff/authorize?" + query)), 400);
    }

    @Test
    void a_disabled_shop_gets_an_error_page_and_never_a_redirect() {
        visitor.hasLoggedIn(alice);
        hosts.database().update("UPDATE siblings SET enabled = false WHERE id = 'shop'");
        try {
            assertThatNoneIsIssued(visitor.open(good()), 400);
            assertThatNoneIsIssued(hosts.visitor().open(good()), 400);
        } finally {
            hosts.database().update("UPDATE siblings SET enabled = true WHERE id = 'shop'");
        }
    }

    @Test
    void a_callback_in_the_request_is_not_where_the_token_goes() {
        visitor.hasLoggedIn(alice);

        Reply page =
                visitor.open(URI.create(good() + "&redirect_uri=https://evil.example/&callback=https://evil.example/"));

        assertThat(page.body())
                .contains("action=\"" + hosts.shop("/handoff/callback") + "\"")
                .doesNotContain("evil");
        assertThat(page.header("Content-Security-Policy").orElseThrow()).doesNotContain("evil");
    }

    @Test
    void a_head_request_issues_nothing() {
        visitor.hasLoggedIn(alice);

        Reply head =
                visitor.send(good(), request -> Visitor.navigation(request).method("HEAD", BodyPublishers.noBody()));

        assertThatNoneIsIssued(head, 405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip"})
    void a_prefetch_issues_nothing(String purpose) {
        visitor.hasLoggedIn(alice);

        Reply prefetched = visitor.send(
                good(),
                request -> Visitor.navigation(request)
                        .header("Sec-Purpose", purpose)
                        .GET());

        assertThatNoneIsIssued(prefetched, 403);
    }

    @Test
    void a_script_is_issued_nothing() {
        visitor.hasLoggedIn(alice);

        assertThatNoneIsIssued(visitor.fetch(good()), 403);
    }

    @Test
    void a_frame_is_issued_nothing() {
        visitor.hasLoggedIn(alice);

        Reply framed = visitor.send(
                good(),
                request -> request.header("Accept", "text/html")
                        .header("Sec-Fetch-Mode", "navigate")
                        .header("Sec-Fetch-Dest", "iframe")
                        .GET());

        assertThatNoneIsIssued(framed, 403);
    }

    @Test
    void a_user_outside_the_required_group_is_issued_nothing() {
        visitor.hasLoggedIn(alice);
        hosts.database().update("UPDATE siblings SET required_group = 'press' WHERE id = 'shop'");
        try {
            Reply page = visitor.open(good());

            assertThatNoneIsIssued(page, 403);
            assertThat(page.body()).contains("Not open to you", "you are not in it");
            assertThat(visitor.open(hosts.home("/")).body())
                    .doesNotContain(hosts.shop().toString());
        } finally {
            hosts.database().update("UPDATE siblings SET required_group = NULL WHERE id = 'shop'");
        }
    }

    @Test
    void ten_thousand_visitors_who_never_log_in_make_no_row() {
        String before = rows();

        for (int i = 0; i < 10_000; i++) {
            Visitor stranger = hosts.visitor();
            Reply start = stranger.open(hosts.shop("/"));
            assertThat(start.status()).isEqualTo(303);
            if (i % 100 == 0) {
                assertThat(stranger.open(start.target()).location()).startsWith("/login?continue=");
            }
        }

        assertThat(rows()).isEqualTo(before);
    }

    private URI good() {
        return hosts.home("/handoff/authorize?sibling=shop&state=" + STATE + "&challenge=" + CHALLENGE);
    }

    private String rows() {
        return hosts.database()
                .value("SELECT concat_ws(' ', (SELECT count(*) FROM sessions), (SELECT count(*) FROM handoffs),"
                        + " (SELECT count(*) FROM session_events))");
    }

    private void assertThatNoneIsIssued(Reply reply, int status) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Location")).isEmpty();
        assertThat(reply.body()).doesNotContain("v4.public");
        assertThat(hosts.database()
                        .value(
                                "SELECT count(*) FROM handoffs h JOIN sessions s ON s.id = h.root_id"
                                        + " JOIN users u ON u.id = s.user_id WHERE u.username = ?",
                                alice.username()))
                .isEqualTo("0");
    }
}
