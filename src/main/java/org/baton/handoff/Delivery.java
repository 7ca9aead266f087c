package org.baton.handoff;

import org.baton.http.Answer;

/** How a token travels from home to a sibling; the names are those of {@code siblings.delivery}. */
public enum Delivery {
    /** A page of home posts it: it is in no address, no history and no access log. */
    FORM_POST {
        @Override
        Answer answer(Sibling sibling, CallbackParameters parameters) {
            return HandoffPage.answer(
                    new HandoffPage.View(sibling.callbackUrl(), parameters.fields()), sibling.origin());
        }
    },
    /** A redirect carries it in its address: for a sibling that cannot take a post from another site. */
    QUERY {
        @Override
        Answer answer(Sibling sibling, CallbackParameters parameters) {
            return Answer.seeOther(sibling.callbackUrl() + "?" + parameters.query());
        }
    };

    abstract Answer answer(Sibling sibling, CallbackParameters parameters);
}
