package org.quartier.command.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.quartier.command.Office.ok;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSide;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.testing.TestClock;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestTokens;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The command side is ended before people were told, and started again. */
class MailRestartTest {

    private final TestDatabase database = TestDatabase.create();

    private ConfigurableApplicationContext start(String... mail) {
        return new SpringApplicationBuilder(CommandSide.class, TestTokens.class, TestClock.Configuration.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("testDatabase", database))
                .properties(
                        "spring.config.name=quartier",
                        "server.port=0",
                        "quartier.deadlines.poll=50ms",
                        "quartier.mail.poll=50ms",
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.user(),
                        "quartier.keyset-file=target/keysets/mail-restart.json")
                .properties(mail)
                .run();
    }

    private static String[] mailTo(int port) {
        return new String[] {
            "quartier.mail.enabled=true",
            "quartier.mail.from=post@quartier.example",
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=" + port
        };
    }

    @Test
    @DisplayName("R-08 what was held stays held over a restart with e-mail on; what was to be sent is sent once, then")
    void restart() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        Cafe cafe;
        PersonId anna;
        try (var off = start()) {
            cafe = cafe(off);
            anna = cafe.registered(cafe.person("anna@example.org"));
            ok(cafe.moveBy(Duration.ofHours(1)));
            assertThat(cafe.stateFor(anna)).isEqualTo("HELD");
        }
        PersonId ben;
        Cafe other;
        try (var away = start(mailTo(1))) {
            other = cafe(away);
            ben = other.registered(other.person("ben@example.org"));
            ok(other.moveBy(Duration.ofHours(1)));
            assertThat(other.stateFor(ben)).isEqualTo("PENDING");
        }
        other.db()
                .sql("UPDATE command.notification SET due_at = now() WHERE state = 'PENDING'")
                .update();
        server.start();
        try (var on = start(mailTo(server.getSmtp().getPort()))) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(other.stateFor(ben)).isEqualTo("SENT"));
            assertThat(on.isRunning()).isTrue();
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(cafe.stateFor(anna)).isEqualTo("HELD");
        } finally {
            server.stop();
        }
    }

    private Cafe cafe(ConfigurableApplicationContext context) {
        CommandLog log = new CommandLog(context.getBean(EventStore.class), context.getBean(TransactionManager.class));
        int port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
        return Cafe.planned(port, log, database, "");
    }
}
