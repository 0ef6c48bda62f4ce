package org.quartier.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Neighbourhood.COMPLETE;
import static org.quartier.command.Neighbourhood.planned;

import java.time.LocalDate;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.command.Neighbourhood.Staff;
import org.quartier.command.Office;
import org.quartier.kernel.event.StaffEvent.StaffMemberDeparted;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.VolunteerStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who counts of those who hold the key out of hours. */
@CommandSideTest
class KeyHolderTest {

    @LocalServerPort
    int port;

    @Autowired
    EventStore store;

    @Autowired
    TransactionManager transactions;

    private Neighbourhood coerde;

    @BeforeEach
    void aQuarter() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
    }

    @ParameterizedTest
    @CsvSource({
        "RESIDENT, false",
        "CARETAKER, true",
        "VOLUNTEER, true",
        "VOLUNTEER_WHO_LEFT, false",
        "DEPARTED_ON_THAT_DAY, false",
        "DEPARTED_A_DAY_LATER, true"
    })
    @DisplayName("R-09 beside one moderator a key holder is enough who is staff or a volunteer on that day")
    void whoHoldsTheKey(String who, boolean enough) {
        String sunday = """
            {"start": "2026-05-10T10:00:00+02:00", "end": "2026-05-10T12:00:00+02:00", "zone": "Europe/Berlin"}\
            """;
        ActivityId cafe = planned(coerde.http()
                .post(
                        "/api/v1/activities",
                        coerde.body(sunday, COMPLETE + ", \"keyHolder\": \"%s\"".formatted(keyHolder(who)))));
        assertThat(coerde.assign(cafe, coerde.moderator(), "").status()).isEqualTo(200);
        String publication = "/api/v1/activities/" + cafe + "/publication";
        long stored = stored(cafe);
        Answer answer = coerde.http().post(publication, "{}");
        if (enough) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        } else {
            Office.refused(answer, 422, "R-09", "out-of-hours");
            assertThat(answer.text("/errors/0/field")).isEqualTo("moderators");
            assertThat(stored(cafe)).isEqualTo(stored);
        }
    }

    private PersonId keyHolder(String who) {
        if (who.equals("RESIDENT")) {
            return coerde.person();
        }
        if (who.startsWith("VOLUNTEER")) {
            PersonId person = coerde.person();
            VolunteerId volunteer = coerde.volunteer(person);
            if (who.equals("VOLUNTEER_WHO_LEFT")) {
                coerde.log()
                        .append(
                                coerde.organisation(),
                                volunteer,
                                new VolunteerStatusChanged(volunteer, person, VolunteerStatus.LEFT, null));
            }
            return person;
        }
        Staff staff = coerde.staff(null, who.equals("CARETAKER") ? "reader" : "moderator");
        if (who.startsWith("DEPARTED")) {
            LocalDate last = LocalDate.of(2026, 5, who.equals("DEPARTED_ON_THAT_DAY") ? 10 : 11);
            coerde.log()
                    .append(
                            coerde.organisation(),
                            staff.id(),
                            new StaffMemberDeparted(staff.id(), staff.person(), last, null));
        }
        return staff.person();
    }

    private long stored(ActivityId activity) {
        return store.readEvents(activity.toString()).asStream().count();
    }
}
