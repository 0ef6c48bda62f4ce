package org.quartier.standalone.season;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.quartier.standalone.season.Engagement.Stretch;

/** A handful of things that are found out after the months that they are of were closed: adjustments. */
final class Afterthoughts {

    /** Of each kind, each time. */
    private static final int EACH = 2;

    private final District district;
    private final List<Missed> missed = new ArrayList<>();
    private final List<Written> approved = new ArrayList<>();
    private final List<Written> forgotten = new ArrayList<>();

    Afterthoughts(District district) {
        this.district = district;
    }

    /** Who was noted down as absent from a gathering. */
    private record Missed(Gathering gathering, String guest) {}

    /** An entry of volunteered time. */
    private record Written(String entry, Stretch stretch) {}

    void missed(Gathering gathering, List<String> guests) {
        if (isClosed(gathering.start().toLocalDate())) {
            guests.forEach(guest -> missed.add(new Missed(gathering, guest)));
        }
    }

    /** An entry that was approved, and of which nobody thinks otherwise yet. */
    void approved(String entry, Stretch stretch) {
        if (isClosed(stretch.day())) {
            approved.add(new Written(entry, stretch));
        }
    }

    /** An entry that waits for its approval. */
    void forgotten(String entry, Stretch stretch) {
        if (isClosed(stretch.day())) {
            forgotten.add(new Written(entry, stretch));
        }
    }

    /** What is found out the n-th time, from 0. */
    List<Intent> time(int n) {
        Script script = new Script(
                district.key("afterthoughts" + n), district.calendar().latest());
        for (Missed one : some(missed, n, EACH)) {
            script.as(Who.MANAGER)
                    .post(
                            district.calendar().latest(),
                            "/activities/" + district.ref(one.gathering().key()) + "/attendance/"
                                    + district.ref(one.guest()) + "/corrections",
                            "status",
                            "PRESENT",
                            "reason",
                            "stand auf der zweiten Seite der Liste");
        }
        List<Written> several = some(approved, n, 2 * EACH);
        for (int i = 0; i < several.size(); i++) {
            Written one = several.get(i);
            if (i % 2 == 0) {
                correct(one, script);
            } else {
                script.as(Who.COORDINATOR)
                        .post(
                                district.calendar().latest(),
                                path(one) + "/approval-revocation",
                                "reason",
                                "bei der Prüfung aufgefallen");
            }
            if (i == 0) {
                approve(one, script);
            }
        }
        some(forgotten, n, EACH).forEach(one -> approve(one, script));
        return script.intents();
    }

    private void correct(Written one, Script script) {
        script.as(Who.MANAGER)
                .post(
                        district.calendar().latest(),
                        path(one) + "/corrections",
                        "start",
                        text(one.stretch(), 0),
                        "end",
                        text(one.stretch(), one.stretch().minutes() - 10),
                        "reason",
                        "bei der Prüfung aufgefallen");
    }

    private void approve(Written one, Script script) {
        script.as(Who.COORDINATOR).post(district.calendar().latest(), path(one) + "/approval");
    }

    private String path(Written one) {
        return "/hours/" + district.ref(one.entry());
    }

    private static String text(Stretch stretch, int minutes) {
        return Gathering.text(
                stretch.day().atTime(stretch.from()).atZone(Calendar.ZONE).plusMinutes(minutes));
    }

    private static <T> List<T> some(List<T> all, int n, int count) {
        return all.subList(Math.min(all.size(), n * count), Math.min(all.size(), (n + 1) * count));
    }

    private boolean isClosed(LocalDate day) {
        return day.isBefore(district.calendar().today().withDayOfMonth(1));
    }
}
