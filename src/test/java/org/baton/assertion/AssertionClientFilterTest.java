package org.baton.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.baton.paseto.TokenVerification.Reason;
import org.baton.paseto.TokenVerification.Refused;
import org.baton.paseto.VerifiedAssertion;
import org.baton.session.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To whom it speaks; what it says, {@code JakartaSecurityIT} holds with the servers' own clients. */
class AssertionClientFilterTest {
    private final AtomicBoolean loggedIn = new AtomicBoolean();
    private final MultivaluedHashMap<String, Object> headers = new MultivaluedHashMap<>();
    private final Map<String, Object> properties = new HashMap<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://stock.example.org",
                "https://stock.example.org:8443",
                "http://localhost:8080",
                "http://127.0.0.1:8080",
                "http://[::1]:8080"
            })
    void a_service_is_called_by_https_or_on_this_machine(String service) {
        assertThatCode(() -> filter(service)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://stock.example.org", "http://127.0.0.1.example.org", "ftp://localhost", "stock", "/"})
    void an_assertion_does_not_travel_in_the_clear(String service) {
        assertThatIllegalArgumentException().isThrownBy(() -> filter(service)).withMessageContaining("https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ledger.example.org/items",
                "https://stock.example.org:8443/items",
                "http://stock.example.org/items",
                "http://stock.example.org:443/items"
            })
    void a_call_to_anybody_else_fails_before_it_is_sent(String called) {
        assertThatIllegalStateException()
                .isThrownBy(() -> filter("https://stock.example.org").filter(call(called)))
                .withMessageContaining("https://stock.example.org:443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://STOCK.example.org/items", "https://stock.example.org:443/items"})
    void the_service_is_told_who_asks_however_its_address_is_written(String called) {
        loggedIn.set(true);

        filter("https://stock.example.org").filter(call(called));

        assertThat(service().verify(List.of(String.valueOf(headers.getFirst("Authorization")))))
                .isInstanceOf(VerifiedAssertion.class);
        assertThat(properties).containsEntry("jersey.config.client.followRedirects", false);
    }

    @Test
    void for_a_stranger_the_call_goes_out_as_it_is() {
        filter("https://stock.example.org").filter(call("https://stock.example.org/items"));

        assertThat(headers).isEmpty();
        assertThat(properties).isEmpty();
    }

    @Test
    void one_that_is_kept_says_what_was_so_when_it_was_made() {
        loggedIn.set(true);
        AssertionClientFilter kept = filter("https://stock.example.org");
        loggedIn.set(false);

        kept.filter(call("https://stock.example.org/items"));

        AssertionVerifier later =
                new AssertionVerifier("stock", List.of(Alice.home("stock")), Alice.at(Alice.NOW.plusSeconds(30)));
        assertThat(later.verify(List.of(String.valueOf(headers.getFirst("Authorization")))))
                .isEqualTo(new Refused(Reason.EXPIRED));
    }

    private AssertionClientFilter filter(String service) {
        return new AssertionClientFilter(request(), "stock", URI.create(service));
    }

    private static AssertionVerifier service() {
        return new AssertionVerifier("stock", List.of(Alice.home("stock")), Alice.at(Alice.NOW));
    }

    /** A request to home, by Alice if she is logged in. */
    private HttpServletRequest request() {
        Assertions assertions = Alice.issuer(Alice.at(Alice.NOW));
        ServletContext home = answering(ServletContext.class, (method, value) -> assertions);
        return answering(HttpServletRequest.class, (method, value) -> switch (method) {
            case "getServletContext" -> home;
            case "getAttribute" -> loggedIn.get() && value.equals(Session.class.getName()) ? Alice.in("user") : null;
            default -> null;
        });
    }

    private ClientRequestContext call(String address) {
        return answering(ClientRequestContext.class, (method, value) -> switch (method) {
            case "getUri" -> URI.create(address);
            case "getHeaders" -> headers;
            default -> null;
        });
    }

    /** Answers by a method's name and first argument; a property that is set is noted. */
    private <T> T answering(Class<T> type, BiFunction<String, Object, @Nullable Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                AssertionClientFilterTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    if (method.getName().equals("setProperty")) {
                        properties.put(String.valueOf(values[0]), values[1]);
                    }
                    return answers.apply(method.getName(), values == null ? "" : values[0]);
                }));
    }
}
