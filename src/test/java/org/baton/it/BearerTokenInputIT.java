package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client may send who asks for a bearer token. */
class BearerTokenInputIT {
    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();
    private final TokenClient client = new TokenClient(hosts);
    private final Person alice = Person.inGroupUser("bearer-input", hosts.database());

    static Stream<String> malformed() {
        String good = "{\"username\":\"a\",\"password\":\"b\",\"label\":\"c\"}";
        return Stream.of(
                "",
                "null",
                "[]",
                "{}",
                "\"a\"",
                good + "x",
                good.substring(0, good.length() - 1),
                good.replace("\"label\"", "\"lable\""),
                good.replace(",\"label\":\"c\"", ""),
                good.replace("\"c\"", "1"),
                good.replace("\"c\"", "null"),
                good.replace("\"c\"", "true"),
                good.replace("\"c\"", "[\"c\"]"),
                good.replace("\"c\"", "{\"d\":\"c\"}"),
                good.replace("}", ",\"label\":\"c\"}"),
                good.replace("}", ",\"more\":\"c\"}"),
                good.replace("\"c\"", "\"\""),
                good.replace("\"c\"", "\"a\\u0007\""),
                good.replace("\"c\"", "\"a\\u0085\""),
                good.replace("\"c\"", "\"a\\u2028\""),
                good.replace("\"c\"", "\"a\\u0000\""),
                good.replace("\"c\"", "\"" + "x".repeat(101) + "\""),
                good.replace("\"a\"", "\"\""),
                good.replace("\"a\"", "\"" + "x".repeat(201) + "\""),
                good.replace("\"a\"", "\"a\\u0000\""),
                good.replace("\"a\"", "\"a\\ud800\""),
                good.replace("\"b\"", "\"\""),
                good.replace("\"b\"", "\"" + "x".repeat(129) + "\""),
                "{\"a\":".repeat(1000) + "1" + "}".repeat(1000),
                "[".repeat(8000));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_malformed_document_is_refused_with_a_trace_id(String document) {
        Reply reply = client.ask(document, request -> request);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(TokenClient.json(reply).getString("trace"))
                .isEqualTo(UUID.fromString(TokenClient.json(reply).getString("trace"))
                        .toString());
    }

    @Test
    void a_label_of_100_characters_is_taken_whatever_they_are() {
        assertThat(client.ask(TokenClient.document(alice, "📱".repeat(100)), request -> request)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_large_document_a_form_and_other_methods_are_refused() {
        assertThat(client.ask("{\"username\":\"" + "x".repeat(9000) + "\"}", request -> request)
                        .status())
                .isEqualTo(413);
        for (String type : List.of("application/x-www-form-urlencoded", "text/plain", "application/json5")) {
            assertThat(visitor.send(
                                    hosts.home("/api/bearer-tokens"),
                                    request -> request.header("Content-Type", type)
                                            .POST(BodyPublishers.ofString(TokenClient.document(alice, "phone"))))
                            .status())
                    .as(type)
                    .isEqualTo(415);
        }
        Reply read = visitor.fetch(hosts.home("/api/bearer-tokens"));
        assertThat(read.status()).isEqualTo(405);
        assertThat(read.header("Allow")).hasValue("POST");
        assertThat(hosts.visitor().fetch(hosts.shop("/api/bearer-tokens")).status())
                .isEqualTo(404);
    }
}
