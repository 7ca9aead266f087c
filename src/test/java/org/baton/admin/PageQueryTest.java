package org.baton.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.baton.session.ActiveSessions.By;
import org.baton.session.ActiveSessions.Query;
import org.baton.session.SessionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageQueryTest {
    @Test
    void nothing_asks_for_the_first_50_of_everybody() {
        assertThat(PageQuery.parse("")).contains(new Query(By.NOTHING, "", Optional.empty(), Optional.empty(), 50));
    }

    @ParameterizedTest
    @CsvSource({
        "user=Al%C3%AFce%20B, USER, Al\u00efce B",
        "host=shop, HOST, shop",
        "address=192.0.2.7, ADDRESS, 192.0.2.7",
        "address=2001:DB8::1, ADDRESS, 2001:db8:0:0:0:0:0:1",
        "address=::, ADDRESS, 0:0:0:0:0:0:0:0"
    })
    void one_filter_narrows_it(String query, By by, String value) {
        assertThat(PageQuery.parse(query + "&after=7&limit=200"))
                .contains(new Query(by, value, Optional.empty(), Optional.of(new SessionId(7)), 200));
    }

    @Test
    void since_is_a_moment() {
        assertThat(PageQuery.parse("since=2026-01-31T23:59:59.5Z"))
                .contains(new Query(
                        By.NOTHING, "", Optional.of(Instant.parse("2026-01-31T23:59:59.500Z")), Optional.empty(), 50));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=x",
                "limit=",
                "limit=007",
                "limit=1&limit=1",
                "limit=99999999999",
                "since=",
                "since=1h",
                "since=2026-02-30T00:00:00Z",
                "since=2026-01-31T23:59:59",
                "since=%2B2026-01-31T23:59:59Z",
                "after=0",
                "after=abc",
                "after=9223372036854775808",
                "user=",
                "user=%20",
                "user=a&host=home",
                "host=Shop",
                "host=",
                "address=1",
                "address=256.0.0.1",
                "address=1.2.3",
                "address=1:2",
                "address=:::",
                "address=fe80::1%25eth0",
                "address=localhost",
                "address=192.0.2.0/24",
                "usr=alice",
                "user=%ff",
                "user=a%00"
            })
    void anything_else_is_refused(String query) {
        assertThat(PageQuery.parse(query)).isEmpty();
    }
}
