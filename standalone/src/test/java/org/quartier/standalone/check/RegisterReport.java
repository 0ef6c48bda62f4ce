package org.quartier.standalone.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quartier.standalone.check.People.Volunteer;
import tools.jackson.databind.JsonNode;

/** {@code /volunteer-register}: approved time, status and clearance of each volunteer. */
final class RegisterReport implements Report {

    private static final int RENEWAL_MONTHS = 6;

    @Override
    public void check(Told told, Questions questions, Differences differences) {
        Map<String, JsonNode> answers = new TreeMap<>();
        for (JsonNode item : questions.items("/volunteer-register")) {
            answers.put(item.get("volunteer").asString(), item);
        }
        differences.compare("/volunteer-register items", told.people.volunteers.size(), "" + answers.size(), List.of());
        LocalDate today = LocalDate.ofInstant(told.now(), People.USUAL_ZONE);
        for (Volunteer volunteer : told.people.volunteers.values()) {
            JsonNode item = answers.get(volunteer.id.toString());
            String figure = "/volunteer-register [" + volunteer.id + "] ";
            if (item == null) {
                differences.compare(figure, volunteer.status, "nothing", volunteer.events);
                continue;
            }
            List<Hours.Entry> entries = told.hours.of(volunteer.id);
            differences.compare(
                    figure + "approvedMinutes",
                    Hours.minutes(Hours.approved(entries)),
                    item.get("approvedMinutes"),
                    Hours.events(entries));
            differences.compare(figure + "status", volunteer.status, item.get("status"), volunteer.events);
            differences.compare(
                    figure + "skills",
                    volunteer.skills.size(),
                    "" + item.get("skills").size(),
                    volunteer.events);
            differences.compare(
                    figure + "availability",
                    volunteer.times,
                    "" + item.get("availability").size(),
                    volunteer.events);
            LocalDate until = told.people.clearedUntil(volunteer);
            differences.compare(figure + "clearance", clearance(until, today), item.get("clearance"), volunteer.events);
            differences.compare(figure + "clearanceUntil", until, item.get("clearanceUntil"), volunteer.events);
        }
    }

    /** */
    private static String clearance(@Nullable LocalDate until, LocalDate today) {
        if (until == null) {
            return "NONE";
        }
        if (until.isBefore(today)) {
            return "EXPIRED";
        }
        return until.minusMonths(RENEWAL_MONTHS).isAfter(today) ? "VALID" : "RENEWAL_DUE";
    }
}
