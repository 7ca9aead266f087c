package org.baton.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baton.httpsession.AttributePolicy;
import org.baton.secret.MasterKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeSettingsTest {
    private final Map<String, String> home = new HashMap<>(Map.of(
            "baton.role",
            "HOME",
            "baton.origin",
            "https://login.example.org",
            "baton.keys.master",
            MasterKey.random().text()));

    @Test
    void without_settings_no_class_is_named_and_the_limits_are_the_defaults() {
        assertThat(read().attributes()).isEqualTo(AttributePolicy.BY_DEFAULT);
    }

    @Test
    void named_classes_are_found_and_one_that_is_not_there_stops_the_start() {
        home.put("baton.session.attributes.types", "java.awt.Point, java.lang.Thread$State");
        assertThat(read().attributes().types()).isEqualTo(List.of(java.awt.Point.class, Thread.State.class));

        home.put("baton.session.attributes.types", "org.example.Gone");
        assertThatThrownBy(this::read)
                .hasMessageContaining("baton.session.attributes.types: there is no class \"org.example.Gone\"");
    }

    @ParameterizedTest
    @CsvSource({
        "baton.session.attributes.max-bytes, 255",
        "baton.session.attributes.max-bytes, 65537",
        "baton.session.attributes.max-depth, 0",
        "baton.session.attributes.max-depth, 101"
    })
    void limits_beyond_their_bounds_stop_the_start(String setting, String value) {
        home.put(setting, value);

        assertThatThrownBy(this::read).hasMessageContaining(setting + " is " + value + "; write a number from");
    }

    private HostSettings.Common read() {
        return HostSettings.read(new MapConfig(home)).common();
    }
}
