package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages for administrators take, show and refuse. */
@On({Nodes.WILDFLY, Nodes.PAYARA})
class AdminPageInputIT {
    private final Hosts hosts;
    private final Visitor administrator;

    AdminPageInputIT(Nodes nodes) {
        hosts = Hosts.on(nodes);
        administrator = Administrator.on(nodes).visitor();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/admin | Last 24 hours",
                "/admin/users?q=%25 | Nobody is called so",
                "/admin/siblings | https://",
                "/admin/notices | Notices owed",
                "/admin/events?type=SESSION_OPENED | SESSION_OPENED",
                "/admin/sessions?by=host&value=home&since=15m | in the last 15 minutes"
            })
    void each_page_shows_what_it_is_for(String path, String text) {
        Reply page = administrator.open(hosts.home(path));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(text, "aria-current=\"page\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | /admin/users?q=a&q=b",
                "400 | /admin/users?name=a",
                "400 | /admin/users?after=x",
                "400 | /admin/sessions?by=everything",
                "400 | /admin/sessions?by=address&value=1.2.3",
                "400 | /admin/sessions?since=8d",
                "400 | /admin/sessions?after=0",
                "400 | /admin/handoffs?state=OPEN",
                "400 | /admin/handoffs?sibling=Shop",
                "400 | /admin/handoffs?before=yesterday",
                "400 | /admin/handoffs?trace=1",
                "303 | /admin/handoffs?sibling=&state=&trace=00000000-0000-0000-0000-000000000000",
                "400 | /admin/notices?after=2026-02-30T00:00:00Z",
                "400 | /admin/events?type=x",
                "400 | /admin/events?user=1;2",
                "400 | /admin/events?before=0000-01-01T00:00:00Z",
                "404 | /admin/users/0",
                "404 | /admin/users/99999999999999999999",
                "404 | /admin/users/1/",
                "404 | /admin/handoffs/x",
                "404 | /admin/handoffs/00000000-0000-0000-0000-000000000000",
                "404 | /admin/users/1/suspend",
                "405 | /admin/sessions/1/end",
                "405 | /admin/siblings/shop/disable"
            })
    void what_is_malformed_or_not_there_or_elsewhere_is_said(int status, String path) {
        assertThat(administrator.open(hosts.home(path)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/users/x/suspend",
                "/admin/users/999999999/suspend",
                "/admin/users/1/delete",
                "/admin/users/1",
                "/admin/sessions/999999999/end",
                "/admin/sessions/x/end",
                "/admin/siblings/nowhere/disable",
                "/admin/siblings/shop/delete",
                "/admin/notices/999999999/try",
                "/admin/notices/-1/try"
            })
    void a_button_for_what_is_not_there_changes_nothing(String path) {
        assertThat(administrator.post(hosts.home(path), hosts.home(), Map.of()).status())
                .isEqualTo(404);
    }
}
