package org.quartier.command.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.quartier.command.Office.ok;
import static org.quartier.command.Office.refused;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.command.notice.Outbox.Claimed;
import org.quartier.kernel.event.PersonEvent.PersonChanged;
import org.quartier.kernel.id.NotificationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.testing.TestClock;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.value.Contact;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** E-mails over real SMTP, to a server that is away when it is told to be. */
@CommandSideTest
@TestPropertySource(
        properties = {
            "quartier.mail.enabled=true",
            "quartier.mail.from=Quartier <post@quartier.example>",
            "quartier.mail.poll=50ms",
            "spring.mail.host=127.0.0.1"
        })
class MailTest {

    private static final GreenMail SERVER = started();

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore store;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestClock clock;

    @Autowired
    private Outbox outbox;

    private CommandLog log;
    private Cafe cafe;

    private static GreenMail started() {
        GreenMail server = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    /** The same again after it was away. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @BeforeEach
    void aCafe() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
        log = new CommandLog(store, transactions);
        cafe = Cafe.planned(port, log, database, ", \"organiser\": \"Quartiersbüro\"");
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    private static String address() {
        return "p" + NotificationId.next() + "@example.org";
    }

    private static List<MimeMessage> to(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(message -> recipients(message).contains(address))
                .toList();
    }

    private static String recipients(MimeMessage message) {
        try {
            return Arrays.toString(message.getRecipients(Message.RecipientType.TO));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MimeMessage awaitOne(String address) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !to(address).isEmpty());
        return to(address).getFirst();
    }

    private void awaitState(PersonId person, String state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(cafe.stateFor(person)).isEqualTo(state));
    }

    /** The text of the message, and its calendar, where it has one. */
    private static List<String> parts(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < parts.getCount(); i++) {
                all.addAll(parts(parts.getBodyPart(i)));
            }
            return all;
        }
        try (InputStream content = part.getInputStream()) {
            return List.of(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Calendar calendar(String text) {
        try {
            return new CalendarBuilder().build(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserException e) {
            throw new AssertionError(text, e);
        }
    }

    @Test
    @DisplayName("R-08, R-76 a move reaches who is registered, in their language, with the entry of the calendar")
    void moved() throws Exception {
        String annas = address();
        String bens = address();
        PersonId anna = cafe.registered(cafe.person(annas, "tr", "de"));
        cafe.registered(cafe.person(bens, "en-US", "de"));
        ok(cafe.moveBy(Duration.ofDays(1)));

        MimeMessage german = awaitOne(annas);
        assertThat(german.getSubject()).isEqualTo("Neuer Termin: Repair café");
        assertThat(german.getFrom()[0].toString()).isEqualTo("Quartier <post@quartier.example>");
        assertThat(german.getMessageID()).isEqualTo("<" + cafe.notificationFor(anna) + "@quartier.example>");
        assertThat(german.getHeader("Content-Language", null)).isEqualTo("de");
        List<String> parts = parts(german);
        assertThat(parts.getFirst())
                .startsWith("Guten Tag Anna Arslan,")
                .contains("Bisher:", "Jetzt:", "Das wird Ihnen nicht angerechnet.", "Quartiersbüro");
        Calendar calendar = calendar(parts.getLast());
        assertThat(calendar.getMethod().getValue()).isEqualTo("PUBLISH");
        Component event = calendar.getComponents("VEVENT").getFirst();
        assertThat(event.getRequiredProperty("UID").getValue())
                .startsWith(cafe.id().toString());
        assertThat(event.getRequiredProperty("SEQUENCE").getValue()).isEqualTo("1");
        assertThat(event.getRequiredProperty("STATUS").getValue()).isEqualTo("CONFIRMED");

        MimeMessage english = awaitOne(bens);
        assertThat(english.getSubject()).isEqualTo("New date: Repair café");
        assertThat(parts(english).getFirst()).startsWith("Dear Anna Arslan,").contains("It will not be held against");
        awaitState(anna, "SENT");
        assertThat(to(annas)).hasSize(1);
        refused(
                cafe.coerde().http().post("/api/v1/notifications/" + cafe.notificationFor(anna) + "/retry", "{}"),
                409,
                "R-08",
                "already-sent");
    }

    @Test
    @DisplayName("R-07, R-08 a cancelled activity is cancelled in the calendar as well; the reason is not told")
    void cancelled() throws Exception {
        String annas = address();
        cafe.registered(cafe.person(annas));
        ok(cafe.cancel());
        List<String> parts = parts(awaitOne(annas));
        assertThat(parts.getFirst()).contains("fällt leider aus").doesNotContain("the roof");
        Component event = calendar(parts.getLast()).getComponents("VEVENT").getFirst();
        assertThat(event.getRequiredProperty("STATUS").getValue()).isEqualTo("CANCELLED");
    }

    @Test
    @DisplayName("R-16 an offer reaches who waited, and says until when")
    void offer() throws Exception {
        String bens = address();
        Cafe offering = Cafe.planned(
                cafe.coerde(),
                database,
                cafe.start(),
                ", \"capacity\": {\"places\": 1, \"waitingList\": {\"mode\": \"OFFER\"}}");
        PersonId anna = offering.registered(cafe.person(null));
        offering.registered(cafe.person(bens, "en"));
        ok(offering.withdraw(anna));
        MimeMessage offer = awaitOne(bens);
        assertThat(offer.getSubject()).isEqualTo("A place for you: Repair café");
        assertThat(parts(offer)).singleElement().asString().contains("We keep the place for you until");
    }

    @Test
    @DisplayName("R-08 who has no address, a bad one, or is erased, is not told, and that can be seen")
    void undeliverable() {
        PersonId none = cafe.registered(cafe.person(null));
        PersonId bad = cafe.registered(cafe.person("anna@example.org\r\nBcc: all@example.org"));
        PersonId erased = cafe.registered(cafe.person(address()));
        ok(cafe.coerde().as("adam", "administrator").post("/api/v1/persons/" + erased + "/erasure", """
            {"reason": "asked for it"}\
            """));
        ok(cafe.moveBy(Duration.ofDays(1)));
        List.of(none, bad, erased).forEach(person -> awaitState(person, "NOT_DELIVERABLE"));
        assertThat(SERVER.getReceivedMessages()).isEmpty();

        String known = address();
        log.append(
                cafe.coerde().organisation(),
                none,
                new PersonChanged(none, "Anna", "Arslan", new Contact(known, null, null), null, List.of(), null));
        ok(cafe.coerde().http().post("/api/v1/notifications/" + cafe.notificationFor(none) + "/retry", ""));
        awaitOne(known);
        awaitState(none, "SENT");
    }

    @Test
    @DisplayName("R-08 while the mail server is away changes are recorded, and people are told once it is back")
    void serverAway() {
        String annas = address();
        PersonId anna = cafe.registered(cafe.person(annas));
        SERVER.stop();
        try {
            ok(cafe.cancel());
            await().atMost(Duration.ofSeconds(30)).until(() -> attempts(anna) > 0);
            assertThat(cafe.stateFor(anna)).isEqualTo("PENDING");
            assertThat(cafe.coerde().http().get("/actuator/health/readiness").status())
                    .isEqualTo(200);
        } finally {
            SERVER.start();
        }
        assertThat(to(annas)).isEmpty();
        clock.forward(Duration.ofMinutes(2));
        awaitOne(annas);
        awaitState(anna, "SENT");
        assertThat(to(annas)).hasSize(1);
    }

    private long attempts(PersonId person) {
        return cafe.db()
                .sql("""
                    SELECT count(*) FROM events.domain_event WHERE payload_type = 'notice.delayed'
                      AND strpos(payload, CAST(:person AS text)) > 0 AND strpos(payload, 'UNREACHABLE') > 0
                    """)
                .param("person", person.toString())
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("R-08 a title cannot add a line to a message, and no address reaches the log of events in the clear")
    void oneLine() throws Exception {
        String annas = address();
        Neighbourhood coerde = cafe.coerde();
        Cafe other = Cafe.planned(coerde, database, cafe.start(), "");
        PersonId anna = other.registered(cafe.person(annas));
        String slot = Cafe.slot(other.start(), other.start().plusSeconds(7_200));
        String title = "Fête\\r\\nBcc: all@example.org\\r\\nBEGIN:VALARM";
        ok(coerde.http()
                .put(other.path(), coerde.body(slot, Neighbourhood.COMPLETE).replace("Repair café", title)));
        ok(other.cancel());
        MimeMessage message = awaitOne(annas);
        assertThat(message.getSubject()).isEqualTo("Abgesagt: Fête Bcc: all@example.org BEGIN:VALARM");
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(calendar(parts(message).getLast()).getComponents("VALARM")).isEmpty();
        awaitState(anna, "SENT");
        assertThat(cafe.db()
                        .sql("SELECT count(*) FROM events.domain_event WHERE strpos(payload, :address) > 0")
                        .param("address", annas)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("R-08 of deliverers at the same instant each claims another notification")
    void claims() throws Exception {
        Instant future = Instant.now().plus(Duration.ofDays(1));
        cafe.db().sql("""
            INSERT INTO command.notice (organisation, notice, cause, kind, activity, version)
            VALUES ('Claims', CAST(:notice AS uuid), :notice, 'CANCELLED', gen_random_uuid(), 0)
            """).param("notice", cafe.id().toString()).update();
        cafe.db().sql("""
            INSERT INTO command.notification
                (organisation, notification, notice, person, concern, state, due_at)
            SELECT 'Claims', gen_random_uuid(), CAST(:notice AS uuid), gen_random_uuid(), 'REGISTERED', 'PENDING',
                now() + interval '1 hour' FROM generate_series(1, 40)
            """).param("notice", cafe.id().toString()).update();
        List<NotificationId> claimed = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int node = 0; node < 8; node++) {
                all.add(() -> {
                    Optional<Claimed> one = outbox.claim(future);
                    while (one.isPresent()) {
                        if (one.get().organisation().value().equals("Claims")) {
                            claimed.add(one.get().notification());
                        }
                        one = outbox.claim(future);
                    }
                    return true;
                });
            }
            nodes.invokeAll(all);
        }
        assertThat(claimed).hasSize(40).doesNotHaveDuplicates();
        String ended = "UPDATE command.notification SET claimed_until = now() WHERE notification = :notification";
        cafe.db().sql(ended).param("notification", claimed.get(7).value()).update();
        assertThat(outbox.claim(future)) // whoever had it died
                .hasValueSatisfying(again -> assertThat(again.notification()).isEqualTo(claimed.get(7)));
        cafe.db()
                .sql("DELETE FROM command.notification WHERE organisation = 'Claims'")
                .update();
    }

    @Test
    @DisplayName("R-08 who comes is reminded once, a day before the start; who waits, and who withdrew, is not")
    void reminder() {
        String annas = address();
        String bens = address();
        String cems = address();
        Cafe small = Cafe.planned(cafe.coerde(), database, cafe.start(), ", \"capacity\": {\"places\": 2}");
        PersonId anna = small.registered(cafe.person(annas));
        PersonId dora = small.registered(cafe.person(bens));
        ok(small.withdraw(dora));
        small.registered(cafe.person(null));
        small.registered(cafe.person(cems)); // waits
        clock.forward(Duration.between(clock.instant(), small.start()).minusHours(24));
        MimeMessage reminder = awaitOne(annas);
        assertThat(subject(reminder)).isEqualTo("Erinnerung: Repair café");
        awaitState(anna, "SENT");
        assertThat(small.told()).filteredOn(told -> told.startsWith("REMINDER")).hasSize(2);
        assertThat(to(annas)).hasSize(1);
        assertThat(to(bens)).isEmpty();
        assertThat(to(cems)).isEmpty();
    }

    @Test
    @DisplayName("R-08 what moved is reminded of by its new start, what is cancelled not at all")
    void noReminder() {
        Cafe moved = Cafe.planned(cafe.coerde(), database, cafe.start(), "");
        PersonId anna = moved.registered(cafe.person(null));
        ok(moved.moveBy(Duration.ofDays(3)));
        cafe.registered(cafe.person(null));
        ok(cafe.cancel());
        Instant old = cafe.start();
        clock.forward(Duration.between(clock.instant(), old).minusHours(20));
        await().until(() -> due(old) == 0);
        assertThat(moved.told()).containsExactly("MOVED REGISTERED " + anna);
        clock.forward(Duration.ofDays(3));
        await().untilAsserted(() -> assertThat(moved.told()).contains("REMINDER REGISTERED " + anna));
        assertThat(cafe.told()).noneMatch(told -> told.startsWith("REMINDER"));
    }

    /** How many reminders are still to come for a start. */
    private long due(Instant start) {
        return cafe.db()
                .sql("""
                    SELECT count(*) FROM command.scheduled_task
                    WHERE task_name = 'remind-of-activity' AND strpos(task_instance, :start) > 0
                    """)
                .param("start", start.toString())
                .query(Long.class)
                .single();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
