package org.baton.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.UnaryOperator;

/**
 * A client that is no browser and asks for bearer tokens.
 *
 * @param hosts where
 */
record TokenClient(Hosts hosts) {
    /** Posts that document, with whatever else the test makes of the request. */
    Reply ask(String document, UnaryOperator<HttpRequest.Builder> more) {
        return hosts.visitor()
                .send(
                        hosts.home("/api/bearer-tokens"),
                        request -> more.apply(request)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(document)));
    }

    /** The document that asks for a token of that person's. */
    static String document(Person person, String label) {
        return Json.createObjectBuilder()
                .add("username", person.username())
                .add("password", person.password())
                .add("label", label)
                .build()
                .toString();
    }

    /** Why a client was refused, which the audit alone knows. */
    String auditedReason(Reply refused) {
        return hosts.database()
                .value(
                        "SELECT detail ->> 'reason' FROM session_events"
                                + " WHERE type = 'LOGIN_REFUSED' AND trace = CAST(? AS uuid)",
                        json(refused).getString("trace"));
    }

    /** An answer as JSON. */
    static JsonObject json(Reply reply) {
        return Json.createReader(new StringReader(reply.body())).readObject();
    }
}
