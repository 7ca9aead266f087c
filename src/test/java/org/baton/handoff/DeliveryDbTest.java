package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How tokens travel is the registry's to say at home, and the sibling's own setting there. */
@ExtendWith(SceneExtension.class)
class DeliveryDbTest {
    private final Scene scene;

    DeliveryDbTest(Scene scene) {
        this.scene = scene;
    }

    @Test
    void a_sibling_that_is_registered_without_more_gets_its_tokens_by_a_post() {
        assertThat(delivery()).isEqualTo(Delivery.FORM_POST);
    }

    @Test
    void a_change_of_the_registry_is_in_force_at_once() throws SQLException {
        scene.owner().run("UPDATE siblings SET delivery = 'QUERY' WHERE id = 'shop'");
        try {
            assertThat(delivery()).isEqualTo(Delivery.QUERY);
        } finally {
            scene.owner().run("UPDATE siblings SET delivery = 'FORM_POST' WHERE id = 'shop'");
        }
    }

    @Test
    void another_way_than_these_two_is_none() {
        assertThatThrownBy(() -> scene.owner().run("UPDATE siblings SET delivery = 'FRAGMENT' WHERE id = 'shop'"))
                .hasMessageContaining("siblings_delivery_check");
    }

    @Test
    void a_callback_takes_a_get_only_where_the_siblings_setting_says_so() {
        assertThat(callback(Delivery.FORM_POST).allow()).isEqualTo("POST");
        assertThat(callback(Delivery.QUERY).allow()).isEqualTo("GET, POST");
    }

    private Delivery delivery() {
        return new Siblings(scene.home()).enabled("shop").orElseThrow().delivery();
    }

    private CallbackPage callback(Delivery delivery) {
        SiblingRole role = new SiblingRole(
                "shop", "https://shop.example.org", "https://login.example.org", delivery, SiblingRole.SameSite.NONE);
        HandoffStart start = new HandoffStart(role, Handoffs.MASTER, Handoffs.CLOCK);
        return new CallbackPage(role, start, new Handoffs(scene).exchange());
    }
}
