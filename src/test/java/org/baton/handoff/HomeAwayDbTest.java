package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.Optional;
import org.baton.http.BackChannel;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.secret.MasterKey;
import org.baton.session.HostId;
import org.baton.session.LeasedSessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a sibling with a database of its own does when home does not answer. */
@ExtendWith(SceneExtension.class)
class HomeAwayDbTest {
    private final Scene scene;

    HomeAwayDbTest(Scene scene) {
        this.scene = scene;
    }

    @Test
    void where_home_refuses_the_connection_the_flow_may_start_anew_and_no_session_opens() throws Exception {
        ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        closed.close();

        assertThat(exchangedAt(closed.getLocalPort())).isEqualTo(ExchangeResult.Reason.HOME_AWAY);
    }

    @Test
    void where_home_says_nothing_it_is_waited_for_three_seconds_and_no_session_opens() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            assertThat(exchangedAt(silent.getLocalPort())).isEqualTo(ExchangeResult.Reason.HOME_AWAY);
        }
    }

    private ExchangeResult.Reason exchangedAt(int port) throws SQLException, IOException {
        Handoffs.Handoff handoff = new Handoffs(scene).issue();
        String home = Handoffs.ROLE.homeOrigin();
        LeasedSessions sessions = new LeasedSessions(scene.home(), new HostId("shop"), home, Scene.POLICY);
        try (BackChannel channel = new BackChannel()) {
            HomeCalls calls = new HomeCalls(
                    Handoffs.ROLE, "https://127.0.0.1:" + port, channel, MasterKey.random(), Handoffs.CLOCK);
            ExchangeResult result = new EndpointExchange(calls, new HomeAnswers(home, Handoffs.CLOCK), sessions)
                    .exchange(handoff.token(), handoff.binding(), Optional.empty(), Scene.CLIENT);

            assertThat(scene.count("sessions WHERE home_session_id IS NOT NULL"))
                    .isZero();
            assertThat(handoffs(handoff)).isEqualTo("ISSUED");
            return ((ExchangeResult.Refused) result).reason();
        }
    }

    private String handoffs(Handoffs.Handoff handoff) throws SQLException {
        return new Handoffs(scene).state(handoff);
    }
}
