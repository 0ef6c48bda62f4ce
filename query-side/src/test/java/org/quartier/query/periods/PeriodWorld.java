package org.quartier.query.periods;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursCorrected;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.PeriodEvent.PeriodClosed;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.ReportingPeriodId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.Channel;
import org.quartier.kernel.value.ReportingPeriod;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.query.Gathering;
import tools.jackson.databind.JsonNode;

/** An organisation of its own with a quarter in Berlin, and a time at which whatever comes next is recorded. */
final class PeriodWorld {

    final OrganisationId organisation;
    final QuarterId quarter;
    final VolunteerId volunteer = VolunteerId.next();
    final PersonId helper = PersonId.next();

    private final TestLog log;
    private final int port;
    private Instant now = at("2026-06-10T12:00");
    private long position;

    PeriodWorld(TestLog log, int port) {
        this(log, port, "org-" + UUID.randomUUID(), QuarterId.next());
    }

    PeriodWorld(TestLog log, int port, String organisation, QuarterId quarter) {
        this.log = log;
        this.port = port;
        this.organisation = new OrganisationId(organisation);
        this.quarter = quarter;
        append(quarter, new QuarterOpened(quarter, "Coerde", "Münster", "NW", Gathering.BERLIN, List.of()));
        append(volunteer, new VolunteerRegistered(volunteer, helper, quarter, List.of()));
    }

    /** A local time in Berlin. */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Gathering.BERLIN).toInstant();
    }

    /** From now on everything is recorded at this local time. */
    PeriodWorld on(String local) {
        now = at(local);
        return this;
    }

    long append(Object aggregate, DomainEvent... events) {
        EventMetadata about = new EventMetadata(organisation, "an-actor", null, Channel.API, now, "test", null);
        position = log.append(about, now, aggregate, events);
        return position;
    }

    /** A published activity. */
    Gathering activity(String start, ActivityKind kind) {
        Gathering gathering = draft(start, kind);
        append(gathering.activity(), new ActivityPublished(gathering.activity(), null));
        return gathering;
    }

    Gathering draft(String start, ActivityKind kind) {
        Gathering gathering = Gathering.in(quarter, at(start).toString());
        append(
                gathering.activity(),
                new ActivityPlanned(
                        gathering.activity(), "uid", quarter, Gathering.details(kind), slot(start), null, null));
        append(new ParticipationId(gathering.activity()), gathering.opened(null));
        return gathering;
    }

    static TimeSlot slot(String start) {
        return new TimeSlot(at(start), at(start).plusSeconds(7_200), Gathering.BERLIN, false);
    }

    long happens(Gathering gathering, org.quartier.kernel.event.ParticipationEvent... events) {
        return append(new ParticipationId(gathering.activity()), events);
    }

    /** Hours that wait for approval. */
    HourEntryId submitted(String start, int minutes) {
        HourEntryId entry = HourEntryId.next();
        Instant end = at(start).plusSeconds(minutes * 60L);
        append(
                entry,
                new HoursDrafted(entry, volunteer, helper, null, "tools", at(start), end, minutes),
                new HoursSubmitted(entry, helper, at(start), end, minutes));
        return entry;
    }

    HourEntryId approved(String start, int minutes) {
        HourEntryId entry = submitted(start, minutes);
        approve(entry);
        return entry;
    }

    void approve(HourEntryId entry) {
        append(entry, new HoursApproved(entry, helper));
    }

    void correct(HourEntryId entry, String start, int before, int after) {
        Instant begin = at(start);
        append(
                entry,
                new HoursCorrected(
                        entry,
                        helper,
                        begin,
                        begin.plusSeconds(before * 60L),
                        before,
                        begin,
                        begin.plusSeconds(after * 60L),
                        after,
                        "typed wrong"));
    }

    long close(String period) {
        ReportingPeriod closed = new ReportingPeriod(period);
        return append(
                new ReportingPeriodId(closed.name(), organisation), new PeriodClosed(closed, PeriodClosed.DEFINITION));
    }

    Answer get(String path, String role, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Consistent-With", Long.toString(position)));
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("someone", organisation.value(), role))
                .get("/api/v1" + path, all.toArray(String[]::new));
    }

    /** A file, asked for by the regional manager. */
    byte[] file(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + TestTokens.of("rita", organisation.value(), "regional-manager"))
                .header("Consistent-With", Long.toString(position))
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    JsonNode json(String path) {
        Answer answer = get(path, "regional-manager");
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.json();
    }

    JsonNode report(String period) {
        return json("/reporting-periods/" + period + "/report.json");
    }

    JsonNode adjustments(String period) {
        return json("/reporting-periods/" + period + "/adjustments");
    }

    /** The figures of a statistic as a whole, in a report. */
    static JsonNode total(JsonNode report, String statistic) {
        for (JsonNode table : report.at("/figures/tables")) {
            if (table.get("name").asString().equals(statistic)
                    && table.get("by").isEmpty()) {
                return table.at("/rows/0");
            }
        }
        throw new AssertionError("no table " + statistic);
    }

    /** A figure, which is nothing where nobody counted. */
    static long figure(JsonNode row, String name) {
        return row.has(name) ? row.get(name).asLong() : 0;
    }

    /** What the adjustments change in all, by figure. */
    static TreeMap<String, Long> sum(JsonNode adjustments) {
        TreeMap<String, Long> sum = new TreeMap<>();
        adjustments.get("sum").propertyStream().forEach(figure -> {
            if (figure.getValue().asLong() != 0) {
                sum.put(figure.getKey(), figure.getValue().asLong());
            }
        });
        return sum;
    }
}
