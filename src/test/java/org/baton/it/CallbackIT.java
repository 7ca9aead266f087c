package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shop's callback takes a form of home's page only, and tells nobody why it refuses. */
class CallbackIT {
    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("callback", hosts.database());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "https://evil.example",
                "SHOP.evil.example",
                "http://login.localhost",
                "HOME/",
                "HOME.evil.example"
            })
    void an_origin_that_is_neither_homes_nor_the_shops_is_refused_and_the_token_stays_good(String origin) {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();

        Reply refused = posted(
                Visitor.encoded(handoff.form()),
                Optional.of(origin)
                        .filter(text -> !text.isEmpty())
                        .map(text -> text.replace("SHOP", hosts.shop().toString())
                                .replace("HOME", hosts.home().toString())));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.cookies()).isEmpty();
        assertThat(visitor.present(handoff).status()).isEqualTo(303);
    }

    @Test
    void a_post_from_another_site_is_posted_once_more_by_the_shop_itself_with_all_cookies() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();

        Reply relay = visitor.send(
                hosts.shop("/handoff/callback"),
                request -> Visitor.navigation(request)
                        .header("Origin", hosts.home().toString())
                        .header("Sec-Fetch-Site", "cross-site")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(Visitor.encoded(handoff.form()))));
        assertThat(relay.status()).isEqualTo(200);
        assertThat(relay.cookies()).isEmpty();
        assertThat(relay.body()).contains("action=\"/handoff/callback\"", handoff.token());

        Reply entered = visitor.post(hosts.shop("/handoff/callback"), hosts.shop(), handoff.form());

        assertThat(entered.status()).isEqualTo(303);
        assertThat(visitor.secret(hosts.shop())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "state", "iss"})
    void a_doubled_parameter_is_refused(String name) {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();
        String form = Visitor.encoded(handoff.form());

        String doubled =
                form + "&" + Visitor.encoded(Map.of(name, handoff.form().getOrDefault(name, "")));

        assertThat(posted(doubled, Optional.of(hosts.home().toString())).status())
                .isEqualTo(400);
        assertThat(visitor.secret(hosts.shop())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "state", "iss"})
    void a_missing_parameter_is_refused(String name) {
        visitor.hasLoggedIn(alice);
        Map<String, String> form = visitor.handoff().form();

        form.remove(name);

        assertThat(posted(Visitor.encoded(form), Optional.of(hosts.home().toString()))
                        .status())
                .isEqualTo(400);
        assertThat(visitor.secret(hosts.shop())).isEmpty();
    }

    @Test
    void every_refused_token_gets_the_same_page_byte_for_byte() {
        visitor.hasLoggedIn(alice);
        List<Reply> refusals = new ArrayList<>();

        Handoff unbound = visitor.handoff();
        refusals.add(hosts.visitor().present(unbound));
        refusals.add(visitor.present(unbound));

        Handoff unknown = visitor.handoff();
        hosts.database().update("DELETE FROM handoffs WHERE root_id = ? AND state = 'ISSUED'", root());
        refusals.add(visitor.present(unknown));

        Handoff forged = visitor.handoff();
        String token = forged.token();
        refusals.add(visitor.present(new Handoff("v4.public.AAAA", forged.state(), forged.issuer())));
        refusals.add(visitor.present(new Handoff(
                token.substring(0, 40) + flipped(token.charAt(40)) + token.substring(41),
                forged.state(),
                forged.issuer())));

        Handoff expired = visitor.handoff();
        hosts.database()
                .update(
                        "UPDATE handoffs SET issued_at = issued_at - interval '2 min',"
                                + " expires_at = expires_at - interval '2 min' WHERE root_id = ? AND state = 'ISSUED'",
                        root());
        refusals.add(visitor.present(expired));

        Handoff loggedOut = visitor.handoff();
        visitor.logout();
        refusals.add(visitor.present(loggedOut));

        assertThat(refusals).extracting(Reply::status).containsOnly(400);
        assertThat(refusals)
                .extracting(Reply::bodyWithoutTrace)
                .containsOnly(refusals.get(0).bodyWithoutTrace());
        assertThat(refusals).extracting(CallbackIT::headersOf).containsOnly(headersOf(refusals.get(0)));
    }

    private long root() {
        return Long.parseLong(hosts.database()
                .value(
                        "SELECT max(s.id) FROM sessions s JOIN users u ON u.id = s.user_id"
                                + " WHERE u.username = ? AND s.root_id IS NULL",
                        alice.username()));
    }

    private Reply posted(String form, Optional<String> origin) {
        return visitor.send(hosts.shop("/handoff/callback"), request -> {
            origin.ifPresent(text -> request.header("Origin", text));
            return Visitor.navigation(request)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form));
        });
    }

    private static char flipped(char letter) {
        return letter == 'A' ? 'B' : 'A';
    }

    private static Map<String, List<String>> headersOf(Reply reply) {
        Map<String, List<String>> headers =
                new TreeMap<>(reply.response().headers().map());
        headers.remove("date");
        headers.remove("Date");
        return headers;
    }
}
