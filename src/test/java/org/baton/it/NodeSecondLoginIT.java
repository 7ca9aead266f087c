package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** A login that is handed over to the sibling in Node in a browser that has one there already. */
@Needs({Tool.NODE, Tool.NPM, Tool.CHROMIUM, Tool.CHROMEDRIVER})
class NodeSecondLoginIT {
    private final Notes notes = Notes.running();
    private final Hosts hosts = notes.hosts();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("node", hosts.database());

    @Test
    void a_second_handoff_of_the_same_user_takes_the_place_of_the_first() {
        visitor.login(alice);
        Handoff first = visitor.handoff();
        Handoff second = visitor.handoff();
        visitor.present(first);
        Visitor old = visitor.copy();

        assertThat(visitor.present(second).status()).isEqualTo(303);

        assertThat(visitor.open(hosts.shop("/")).status()).isEqualTo(200);
        assertThat(old.open(hosts.shop("/")).status()).isEqualTo(303);
        assertThat(notes.sessions(alice)).isEqualTo(1);
        assertThat(notes.database()
                        .value(
                                "SELECT count(*) FROM logins WHERE ended_at IS NULL AND person ->> 'username' = ?",
                                alice.username()))
                .isEqualTo("1");
        assertThat(notes.endReasons(alice)).containsExactly("REPLACED", "");
    }

    @Test
    void another_persons_login_does_not_take_the_place_of_a_session_there() {
        visitor.login(alice);
        URI begunBefore = visitor.open(hosts.shop("/")).target();
        visitor.present(visitor.handoff());
        Person bob = Person.inGroupUser("node", hosts.database());
        Visitor same = hosts.visitor();
        same.login(bob);
        Handoff his = Handoff.on(same.open(begunBefore));

        assertThat(visitor.present(his).status()).isEqualTo(409);

        assertThat(visitor.open(hosts.shop("/")).body()).contains(alice.username());
        assertThat(notes.reasons(bob)).containsExactly("UNBOUND");
    }

    @Test
    void whoever_comes_from_home_as_another_person_is_asked_in_their_browser() {
        Person bob = Person.inGroupUser("node", hosts.database());
        try (Browser browser = Browser.at(hosts)) {
            browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));
            URI first = URI.create(browser.address());
            browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));
            browser.login(alice).awaitAddress(hosts.shop("/"));
            browser.open(hosts.home("/static/baton.css")).forgetCookies();

            browser.open(first).login(bob).awaitText("Somebody else is logged in here");

            browser.follow("Go on as The " + alice.username()).awaitText("You are The " + alice.username());
            browser.click("Log out here").awaitText("You are logged out here");
            browser.open(hosts.shop("/")).awaitText("You are The " + bob.username());
        }
    }

    @Test
    void a_post_from_another_site_than_home_is_not_posted_once_more() {
        visitor.login(alice);
        Handoff handoff = visitor.handoff();

        Reply strangers = crossSite(handoff, URI.create("https://stranger.example"));
        Reply homes = crossSite(handoff, hosts.home());

        assertThat(strangers.status()).isEqualTo(403);
        assertThat(homes.status()).isEqualTo(200);
        assertThat(homes.body()).contains(handoff.token());
        assertThat(notes.sessions(alice)).isZero();
        assertThat(visitor.post(hosts.shop("/handoff/callback"), hosts.shop(), handoff.form())
                        .status())
                .isEqualTo(303);
    }

    private Reply crossSite(Handoff handoff, URI origin) {
        return visitor.send(
                hosts.shop("/handoff/callback"),
                request -> Visitor.navigation(request)
                        .header("Origin", origin.toString())
                        .header("Sec-Fetch-Site", "cross-site")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(Visitor.encoded(handoff.form()))));
    }
}
