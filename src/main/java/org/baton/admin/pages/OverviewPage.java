package org.baton.admin.pages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.session.Activity;

/** {@code GET /admin}: how much happened in the last 24 hours. */
public final class OverviewPage extends AdminPage {
    private final Activity activity;

    OverviewPage(Activity activity) {
        this.activity = activity;
    }

    /**
     * What the page shows.
     *
     * @param charts one for each thing that is counted
     * @param hours the same as numbers, latest first
     */
    public record View(List<Chart> charts, List<Activity.Hour> hours) {}

    @Override
    Optional<Answer> show(Call call) {
        List<Activity.Hour> hours = activity.lastDay();
        return page(
                "overview",
                new View(
                        List.of(
                                Chart.of("admin.logins", hours, Activity.Hour::logins),
                                Chart.of("admin.handoffs", hours, Activity.Hour::handoffs),
                                Chart.of("admin.refusals", hours, Activity.Hour::refusals)),
                        latestFirst(hours)));
    }

    private static List<Activity.Hour> latestFirst(List<Activity.Hour> hours) {
        List<Activity.Hour> turned = new ArrayList<>(hours);
        Collections.reverse(turned);
        return turned;
    }
}
