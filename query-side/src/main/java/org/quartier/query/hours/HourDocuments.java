package org.quartier.query.hours;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Documents;
import org.quartier.query.Wording;
import org.quartier.query.hours.HourStatements.Document;
import org.quartier.query.hours.HourStatements.Entry;
import org.quartier.query.hours.HourStatements.Of;
import org.quartier.query.hours.HourStatements.Statement;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Statements and certificates as documents, for paper and for the wall. */
@Component
class HourDocuments {

    /** So many lines at least stand on the page that is signed. */
    private static final int LINES_WITH_SIGNATURE = 3;

    private static final int LONG_NAME = 26;
    private static final int VERY_LONG_NAME = 44;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Documents documents;
    private final HourStatements statements;
    private final Verification verification;
    private final Clock clock;

    HourDocuments(Documents documents, HourStatements statements, Verification verification, Clock clock) {
        this.documents = documents;
        this.statements = statements;
        this.verification = verification;
        this.clock = clock;
    }

    private record Line(String date, String time, @Nullable String task, String hours) {}

    /**
     * A statement; without a code, and marked as a draft, when it was not issued.
     *
     * @param checks the address under which codes are checked, up to the code
     */
    byte[] statement(Actor actor, Statement statement, Wording wording, String checks) {
        Of of = statements.find(actor, new VolunteerId(statement.volunteer()));
        Map<String, @Nullable Object> model = new HashMap<>();
        Document issued = statement.issued();
        model.put("organisation", verification.organisation(actor.organisation()));
        model.put("name", statement.name());
        model.put("year", String.valueOf(statement.year()));
        model.put("asOf", wording.day(statement.asOf()));
        model.put("issuedOn", issued == null ? null : wording.day(day(issued.issuedAt(), of.zone())));
        model.put("total", wording.duration(statement.approvedMinutes()));
        model.put("sum", wording.clock(statement.approvedMinutes()));
        List<Line> lines = statement.entries().stream()
                .map(entry -> line(entry, of.zone(), wording))
                .toList();
        int apart = Math.max(0, lines.size() - LINES_WITH_SIGNATURE);
        model.put("entries", lines.subList(0, apart));
        model.put("lastEntries", lines.subList(apart, lines.size()));
        model.put("hasEntries", !statement.entries().isEmpty());
        model.put("code", issued == null ? null : issued.code());
        model.put("checkAddress", issued == null ? null : checks + issued.code());
        model.put("digest", statement.digest());
        return documents.pdf("hours-statement", wording.locale(), model);
    }

    /**
     * A certificate over the hours of a year.
     *
     * @throws Refusal 409 when nothing was approved, or the person was erased
     */
    byte[] certificate(Actor actor, VolunteerId volunteer, @Nullable Integer year, Wording wording, String checks) {
        Statement statement = statements.of(actor, volunteer, year, null);
        Of of = statements.find(actor, volunteer);
        if (of.erased()) {
            throw refusal("R-69", "person-erased", "The person has been erased; nobody is left to be thanked by name.");
        }
        if (statement.approvedMinutes() == 0) {
            throw refusal("R-39", "nothing-approved", "No hours of this year are approved.");
        }
        Map<String, @Nullable Object> model = new HashMap<>();
        Document issued = statement.issued();
        String name = String.valueOf(statement.name());
        model.put("organisation", verification.organisation(actor.organisation()));
        model.put("name", name);
        model.put("nameSize", name.length() > VERY_LONG_NAME ? "17" : name.length() > LONG_NAME ? "23" : "31");
        model.put("year", String.valueOf(statement.year()));
        model.put("quarter", of.quarter());
        model.put("place", of.municipality());
        model.put("asOf", wording.day(day(clock.instant(), of.zone())));
        model.put("total", wording.duration(statement.approvedMinutes()));
        model.put("code", issued == null ? null : issued.code());
        model.put("checkAddress", issued == null ? null : checks + issued.code());
        return documents.pdf("volunteer-certificate", wording.locale(), model);
    }

    private static Refusal refusal(String rule, String name, String detail) {
        return new Refusal(HttpStatus.CONFLICT, name, detail, rule, List.of(), List.of());
    }

    private static Line line(Entry entry, ZoneId zone, Wording wording) {
        return new Line(
                wording.shortDay(day(entry.start(), zone)),
                TIME.format(entry.start().atZone(zone)) + " – "
                        + TIME.format(entry.end().atZone(zone)),
                entry.task(),
                wording.clock(entry.minutes()));
    }

    private static LocalDate day(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }
}
