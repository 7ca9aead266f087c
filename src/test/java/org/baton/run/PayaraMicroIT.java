package org.baton.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The same WAR file runs on Payara Micro. */
class PayaraMicroIT {
    @Test
    void the_war_is_ready_on_payara_micro() throws Exception {
        Path own = TestDirectory.own();
        Path project = TestDirectory.project();
        HttpClient client = HttpClient.newHttpClient();
        try (PayaraMicro payara =
                new PayaraMicro(project, own.resolve("payara"), Ports.free(1).get(0))) {
            payara.start(
                    project.resolve("target/baton.war"),
                    HostSettings.home(
                            payara.address(), TestPostgres.freshDatabase(), own.resolve("payara-master.key")));

            payara.awaitReady(client);

            HttpResponse<Void> ready = client.send(
                    HttpRequest.newBuilder(payara.address().resolve("/ready")).build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(ready.headers().map()).doesNotContainKeys("Server", "X-Powered-By");
        }
    }
}
