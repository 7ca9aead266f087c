package org.baton.admin.pages;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.baton.admin.Administrator;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.logout.OwedNotices;

/** {@code POST /admin/notices/{id}/try}: sends a notice at once. */
final class NoticeAgain extends AdminPage {
    private static final Logger LOG = System.getLogger(NoticeAgain.class.getName());
    private static final String PATH = "[1-9][0-9]{0,17}/try";

    private final OwedNotices notices;

    NoticeAgain(OwedNotices notices) {
        this.notices = notices;
    }

    @Override
    Optional<Answer> change(Call call, Administrator administrator) {
        String path = call.request().getRequestURI().substring(AdminAddresses.NOTICES.length() + 1);
        return Optional.of(path)
                .filter(text -> text.matches(PATH))
                .map(text -> text.substring(0, text.indexOf('/')))
                .filter(id -> notices.tryNow(Long.parseLong(id)))
                .map(id -> {
                    LOG.log(Level.INFO, "notice {0} is sent again, {1}", id, administrator.note());
                    return Answer.seeOther(AdminAddresses.NOTICES);
                })
                .or(() -> notThere("No such notice"));
    }

    @Override
    protected String allow() {
        return "POST";
    }
}
