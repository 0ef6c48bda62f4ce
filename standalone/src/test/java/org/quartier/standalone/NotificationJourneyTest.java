package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** From the plan to the e-mail that says that it moved, over real HTTP and SMTP. */
@StandaloneTest
@TestPropertySource(
        properties = {
            "quartier.mail.enabled=true",
            "quartier.mail.from=post@quartier.example",
            "quartier.mail.poll=50ms",
            "spring.mail.host=127.0.0.1"
        })
class NotificationJourneyTest {

    private static final GreenMail SERVER = started();
    private static final OffsetDateTime START =
            OffsetDateTime.now().plusDays(20).truncatedTo(ChronoUnit.HOURS);

    @Autowired
    private People people;

    private static GreenMail started() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    @DisplayName("R-08, R-76 who is registered gets one e-mail when an activity moves, with its entry in the calendar")
    void moved() throws Exception {
        TestHttp manager = people.as("demo-manager");
        String quarter = made(manager.post("/api/v1/quarters", OneOfEverything.QUARTER));
        String anna = made(manager.post("/api/v1/persons", """
            {"givenName": "Anna", "familyName": "Üzgür", "contact": {"email": "anna@example.org"}, "languages": ["en"]}\
            """));
        String cafe =
                "/api/v1/activities/" + made(manager.post("/api/v1/activities", """
                    {"quarter": "%s", "kind": "WORKSHOP", "title": "Fahrrad-Café für alle", "slot": %s, "place": "Hof",
                     "onlineLink": "https://example.org/x", "contact": "Büro", "audience": "all", "accessibility": "unknown"}\
                    """.formatted(quarter, slot(START))));
        ok(manager.post(cafe + "/publication", "{\"override\": {\"reason\": \"any day\"}}"));
        made(manager.post(cafe + "/registrations", "{\"personId\": \"" + anna + "\"}"));
        ok(move(manager, cafe, START.plusMinutes(5)));
        Answer moved = move(manager, cafe, START.plusDays(1));
        ok(moved);

        await().atMost(Duration.ofSeconds(30)).until(() -> SERVER.getReceivedMessages().length > 0);
        MimeMessage mail = SERVER.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("New date: Fahrrad-Café für alle");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        BodyPart file = parts.getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo("termin.ics");
        Component event = event(text(file));
        List<String> inFeed = List.of("UID", "SEQUENCE", "DTSTART", "DTEND", "DTSTAMP", "STATUS", "SUMMARY");
        String days = "?quarter=" + quarter + "&from=" + START.toLocalDate() + "&to="
                + START.plusDays(3).toLocalDate();
        Component feed =
                event(manager.getAfter(moved, "/api/v1/calendar.ics" + days).body());
        assertThat(values(event, inFeed)).isEqualTo(values(feed, inFeed));
        assertThat(event.getRequiredProperty("SEQUENCE").getValue()).isEqualTo("2");

        String outbox = "/api/v1/notifications?person=" + anna;
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        manager.getAfter(moved, outbox).text("/items/0/status").equals("SENT"));
        Answer told = manager.get(outbox);
        assertThat(told.json().get("items").size()).isEqualTo(1);
        assertThat(told.text("/items/0/name")).isEqualTo("Anna Üzgür");
        Answer written = manager.get("/api/v1/notifications/" + told.text("/items/0/id"));
        assertThat(written.text("text"))
                .startsWith("Dear Anna Üzgür,")
                .isEqualTo(((String) first(parts)).replace("\r\n", "\n"));
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }

    private static String slot(OffsetDateTime start) {
        return "{\"start\": \"%s\", \"end\": \"%s\", \"zone\": \"Europe/Berlin\"}".formatted(start, start.plusHours(2));
    }

    private static Answer move(TestHttp manager, String activity, OffsetDateTime to) {
        return manager.put(
                activity + "/schedule",
                "{\"slot\": %s, \"reason\": \"rain\", \"override\": {\"reason\": \"any day\"}}".formatted(slot(to)));
    }

    /** The text, which stands in a part of the first part. */
    private static Object first(MimeMultipart parts) throws Exception {
        Object content = parts.getBodyPart(0).getContent();
        return content instanceof MimeMultipart nested ? first(nested) : content;
    }

    private static String text(BodyPart part) throws Exception {
        try (InputStream content = part.getInputStream()) {
            return new String(content.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static Component event(String calendar) throws IOException, ParserException {
        return new CalendarBuilder()
                .build(new StringReader(calendar))
                .getComponents("VEVENT")
                .getFirst();
    }

    private static List<String> values(Component event, List<String> properties) {
        return properties.stream()
                .map(name -> event.getRequiredProperty(name).getValue())
                .toList();
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
