package org.baton.httpsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.Opened;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has an answer and asks again finds what the request has set: it is in the row before anything of the answer goes. */
@ExtendWith(SceneExtension.class)
class SessionAnswerDbTest {
    private final Scene scene;

    SessionAnswerDbTest(Scene scene) {
        this.scene = scene;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes",
                "single bytes",
                "text",
                "flush",
                "flush of text",
                "flush of all",
                "close",
                "close of text",
                "known length",
                "redirect",
                "error"
            })
    void what_was_set_is_in_the_row_before_anything_of_the_answer_goes(String way) throws SQLException {
        Opened login = scene.login();
        List<String> seen = new ArrayList<>();
        SmallBuffer server = new SmallBuffer(() -> seen.add(attributes(login)));

        assertThatThrownBy(() -> new Visits(scene).through(login, server.response(), (request, response) -> {
                    ((HttpServletRequest) request).getSession().setAttribute("step", 1);
                    answer(way, (HttpServletResponse) response);
                    throw new ServletException("the answer has gone");
                }))
                .hasMessage("the answer has gone");

        assertThat(seen).isNotEmpty().containsOnly("{\"step\": 1}");
    }

    private static void answer(String way, HttpServletResponse response) throws IOException {
        switch (way) {
            case "bytes" -> response.getOutputStream().write(new byte[8]);
            case "single bytes" -> {
                for (int i = 0; i < 8; i++) {
                    response.getOutputStream().write(i);
                }
            }
            case "text" -> response.getWriter().print("12345678");
            case "flush" -> response.getOutputStream().flush();
            case "flush of text" -> response.getWriter().flush();
            case "flush of all" -> response.flushBuffer();
            case "close" -> response.getOutputStream().close();
            case "close of text" -> response.getWriter().close();
            case "known length" -> {
                response.setContentLength(2);
                response.getOutputStream().write(new byte[2]);
            }
            case "redirect" -> response.sendRedirect("/");
            default -> response.sendError(418);
        }
    }

    private String attributes(Opened login) {
        try {
            return scene.column("attributes", login);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
