package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Download tickets of home, and the shop, which shares its database: below {@code /files/} it has nothing but the guard. */
class TicketIT {
    private static final String GOOD = "{\"audience\":\"shop\",\"resource\":\"/files/a\",\"method\":\"GET\"}";

    private final Hosts hosts = Hosts.running();
    private final Downloads downloads = new Downloads(hosts, "shop");
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("ticket", hosts.database());

    @Test
    void a_ticket_leads_past_the_guard_once_and_only_for_its_path() {
        visitor.login(alice);
        URI address = downloads.ticket(visitor, "/files/a%20b.pdf", false);
        URI elsewhere = URI.create(
                downloads.ticket(visitor, "/files/a%20b.pdf", false).toString().replace("a%20b", "c"));

        Downloads.Got first = downloads.get(address);

        // The shop has no such file: whoever is told so was let through.
        assertThat(first.status()).isEqualTo(404);
        assertThat(List.of(address, elsewhere, hosts.shop("/files/a%20b.pdf"), hosts.shop("/files/?ticket=x")))
                .allSatisfy(
                        refused -> assertThat(downloads.get(refused).status()).isEqualTo(403));
    }

    @Test
    void a_ticket_is_dead_with_its_login() {
        visitor.login(alice);
        URI address = downloads.ticket(visitor, "/files/a", false);

        visitor.logout();

        assertThat(downloads.get(address).status()).isEqualTo(403);
    }

    @Test
    void a_bearer_token_gets_a_ticket_too() {
        TokenClient client = new TokenClient(hosts);
        String token = TokenClient.json(client.ask(TokenClient.document(alice, "phone"), request -> request))
                .getString("token");

        Reply issued = hosts.visitor()
                .send(
                        hosts.home("/api/tickets"),
                        request -> request.header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(GOOD)));

        assertThat(issued.status()).isEqualTo(201);
        assertThat(downloads.get(URI.create(issued.json().getString("url"))).status())
                .isEqualTo(404);
    }

    @Test
    void a_stranger_and_a_foreign_page_get_none() {
        assertThat(downloads.ask(visitor, GOOD).status()).isEqualTo(401);
        visitor.login(alice);

        Reply foreign = visitor.send(
                hosts.home("/api/tickets"),
                request -> request.header("Origin", "https://stranger.example")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(GOOD)));

        assertThat(foreign.status()).isEqualTo(403);
    }

    private static List<String> malformed() {
        return List.of(
                "",
                "[]",
                "{}",
                GOOD + "x",
                GOOD.replace("\"method\"", "\"mehtod\""),
                GOOD.replace(",\"method\":\"GET\"", ""),
                GOOD.replace("\"GET\"", "\"POST\""),
                GOOD.replace("\"GET\"", "\"get\""),
                GOOD.replace("\"GET\"", "true"),
                GOOD.replace("}", ",\"method\":\"GET\"}"),
                GOOD.replace("}", ",\"more\":\"x\"}"),
                GOOD.replace("}", ",\"resume\":\"true\"}"),
                GOOD.replace("}", ",\"resume\":1}"),
                GOOD.replace("}", ",\"resume\":null}"),
                GOOD.replace("\"shop\"", "7"),
                GOOD.replace("\"shop\"", "\"sh\\u0000op\""),
                GOOD.replace("\"/files/a\"", "\"\""),
                GOOD.replace("\"/files/a\"", "[\"/files/a\"]"),
                GOOD.replace("/files/a", "files/a"),
                GOOD.replace("/files/a", "/files/a?x=1"),
                GOOD.replace("/files/a", "/files/../a"),
                GOOD.replace("/files/a", "/files%2fa"),
                GOOD.replace("/files/a", "//files/a"),
                GOOD.replace("/files/a", "/caf\\u00e9"),
                GOOD.replace("/files/a", "/" + "a".repeat(512)));
    }

    @Test
    void what_is_malformed_is_refused_with_a_trace_id() {
        visitor.login(alice);

        assertThat(malformed()).allSatisfy(document -> {
            Reply reply = downloads.ask(visitor, document);
            assertThat(reply.status()).as(reply.body()).isEqualTo(400);
            assertThat(reply.json().getString("trace")).isNotEmpty();
        });
    }

    @Test
    void an_audience_that_is_none_is_not_found() {
        visitor.login(alice);

        for (String audience : List.of("", "nobody", "home", "SHOP", "shop\\n", "x".repeat(4000))) {
            assertThat(downloads
                            .ask(visitor, GOOD.replace("\"shop\"", "\"" + audience + "\""))
                            .status())
                    .as(audience)
                    .isEqualTo(404);
        }
    }
}
