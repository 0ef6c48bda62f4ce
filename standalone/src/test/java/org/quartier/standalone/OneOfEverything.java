package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;

/** One of everything that an organisation can have, made over HTTP by two of its people. */
final class OneOfEverything {

    static final OffsetDateTime START =
            OffsetDateTime.now().truncatedTo(ChronoUnit.MINUTES).minusMinutes(10);
    static final String SLOT = """
        {"start": "%s", "end": "%s", "zone": "Europe/Berlin"}\
        """.formatted(START, START.plusHours(2));
    static final String QUARTER = """
        {"name": "Coerde", "municipality": "Münster", "federalState": "NW"}\
        """;

    static final String CLOSURE = """
        {"from": "2030-01-01T10:00:00Z", "to": "2030-01-02T10:00:00Z", "reason": "the floor is waxed"}\
        """;

    private final Map<String, String> ids = new HashMap<>();
    private final TestHttp manager;
    private final TestHttp administrator;

    private OneOfEverything(TestHttp manager, TestHttp administrator) {
        this.manager = manager;
        this.administrator = administrator;
    }

    /** Of the organisation whose accounts are called {@code demo-…} or {@code other-…}. */
    static OneOfEverything of(People people, String organisation) {
        OneOfEverything made =
                new OneOfEverything(people.as(organisation + "-manager"), people.as(organisation + "-administrator"));
        made.make();
        return made;
    }

    private void make() {
        post("quarter", "/api/v1/quarters", QUARTER);
        post("venue", "/api/v1/venues", with("{'quarter': '{quarter}', 'name': 'Haus'}"));
        post("room", "/api/v1/venues/{venue}/rooms", with("{'name': 'x', 'capacity': 9, 'fireSafetyMaximum': 9}"));
        post("closure", "/api/v1/venues/{venue}/rooms/{room}/closures", CLOSURE);
        post("equipment", "/api/v1/equipment", with("{'quarter': '{quarter}', 'name': 'Beamer'}"));
        post("person", "/api/v1/persons", with("{'givenName': 'Anna', 'familyName': 'B'}"));
        ids.put(
                "staff",
                made(administrator.post(
                        "/api/v1/staff",
                        with("{'personId': '{person}', 'roles': ['moderator'], 'quarters': ['{quarter}']}"))));
        post("activity", "/api/v1/activities", activity());
        Answer published = manager.post(
                with("/api/v1/activities/{activity}/publication"), with("{'override': {'reason': 'on any day'}}"));
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        post(
                "series",
                "/api/v1/series",
                activity()
                        .replace("\"kind\"", "\"rule\": \"FREQ=DAILY;COUNT=2\", \"kind\"")
                        .replaceAll(", \"room\": \"[^\"]*\"", ""));
        post("registration", "/api/v1/activities/{activity}/registrations", with("{'personId': '{person}'}"));
        post(
                "checkIn",
                "/api/v1/activities/{activity}/check-ins",
                with("{'personId': '{person}', 'device': 'd', 'nonce': 'n'}"));
        post("volunteer", "/api/v1/volunteers", with("{'personId': '{person}', 'quarter': '{quarter}'}"));
        post(
                "hourEntry",
                "/api/v1/volunteers/{volunteer}/hours",
                with("{'task': 'x', 'start': '2026-01-01T10:00:00Z', 'end': '2026-01-01T11:00:00Z'}"));
        post(
                "inspection",
                "/api/v1/volunteers/{volunteer}/inspections",
                with("{'issuedOn': '2026-01-01', 'inspectedOn': '2026-01-01', 'relevantEntry': false}"));
        post(
                "shift",
                "/api/v1/activities/{activity}/shifts",
                with("{'task': 'x', 'start': '%s', 'end': '%s', 'needed': 1}"
                        .formatted(START.plusDays(1), START.plusDays(1).plusHours(1))));
        Answer signedUp = manager.put(with("/api/v1/shifts/{shift}/volunteers/{volunteer}"), "");
        assertThat(signedUp.status()).as(signedUp.body()).isEqualTo(200);
        post("other person", "/api/v1/persons", with("{'givenName': 'Ben', 'familyName': 'B'}"));
        post("taker", "/api/v1/volunteers", with("{'personId': '{other person}', 'quarter': '{quarter}'}"));
        post("swap", "/api/v1/shifts/{shift}/swaps", with("{'giver': '{volunteer}', 'taker': '{taker}'}"));
        post("statement", "/api/v1/volunteers/{volunteer}/hours-statements", "{}");
        post(
                "allowance",
                "/api/v1/volunteers/{volunteer}/allowances",
                with("{'type': 'EXPENSES', 'cents': 1, 'paidOn': '2026-01-02', 'receipt': 'K-1'}"));
        Answer address = manager.post("/api/v1/feed-addresses", with("{'filter': {}}"));
        ids.put("address", made(address));
        ids.put("secret", address.text("address").replaceAll(".*/|\\.ics", ""));
        Answer imported = manager.post(
                with("/api/v1/imports/activities?dryRun=true&quarter={quarter}"),
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n",
                "Content-Type",
                "text/calendar");
        assertThat(imported.status()).as(imported.body()).isEqualTo(202);
        ids.put("importId", imported.id());
    }

    /** A plan in this organisation's quarter and room. */
    String activity() {
        return with("{'quarter': '{quarter}', 'kind': 'EVENT', 'title': 'Café', 'slot': " + SLOT
                + ", 'venue': '{venue}', 'room': '{room}', 'contact': 'x', 'audience': 'all', 'accessibility': 'x'}");
    }

    private void post(String name, String path, String body) {
        ids.put(name, made(manager.post(with(path), body)));
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    /** A text with {@code {quarter}}, {@code {venue}} and so on replaced by the ids, and ' by ". */
    String with(String text) {
        String filled = text.replace('\'', '"');
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled;
    }

    /** As if every id were that of one kind, and that of this kind another's. */
    OneOfEverything mistaking(String kind, String other) {
        OneOfEverything mistaken = new OneOfEverything(manager, administrator);
        ids.keySet().forEach(name -> mistaken.ids.put(name, ids.get(name.equals(kind) ? other : kind)));
        return mistaken;
    }

    String id(String name) {
        return ids.get(name);
    }

    Collection<String> all() {
        return ids.values();
    }

    /** A position that includes all of it. */
    String position() {
        return manager.post("/api/v1/quarters", QUARTER).position();
    }
}
