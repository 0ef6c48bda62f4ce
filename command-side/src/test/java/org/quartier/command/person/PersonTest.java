package org.quartier.command.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.command.Scenario;
import org.quartier.command.Snapshots;
import org.quartier.command.StateTable;
import org.quartier.command.person.PersonCommand.ChangePerson;
import org.quartier.command.person.PersonCommand.ConfirmErasure;
import org.quartier.command.person.PersonCommand.Description;
import org.quartier.command.person.PersonCommand.RegisterPerson;
import org.quartier.command.person.PersonCommand.RequestErasure;
import org.quartier.kernel.event.PersonEvent.PersonChanged;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.PersonEvent.PersonErasureRequested;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.Contact;

class PersonTest {

    private static final PersonId ANNA = PersonId.next();
    private static final Contact CONTACT = new Contact("anna@example.org", null, null);
    // half past midnight on 5 May in Berlin, still 4 May in UTC
    private static final Instant MAY_5 = Instant.parse("2026-05-04T22:30:00Z");

    private final PersonRegistered registered = registered(LocalDate.of(1950, 3, 4));
    private final PersonErasureRequested requested = new PersonErasureRequested(ANNA, "she asked for it");
    private final Scenario<Person> person = Scenario.of(Person.class).at(MAY_5);
    private final Scenario<Person> known = person.given(registered);

    private static PersonRegistered registered(LocalDate birthDate) {
        return new PersonRegistered(ANNA, "Anna", "Beck", CONTACT, birthDate, List.of("de"), null);
    }

    private static Description born(LocalDate birthDate) {
        return new Description("Anna", "Beck", CONTACT, birthDate, List.of("de"), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1880-01-01", "2026-05-05"})
    void bornToday(LocalDate birthDate) {
        person.then(new RegisterPerson(ANNA, born(birthDate)), registered(birthDate));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1879-12-31", "2026-05-06"})
    void bornTomorrow(LocalDate birthDate) {
        person.refused(new RegisterPerson(ANNA, born(birthDate)), null, "birth-date-is-possible");
        known.refused(new ChangePerson(ANNA, born(birthDate)), null, "birth-date-is-possible");
    }

    @Test
    void aBirthDateCanBeUnknown() {
        person.then(new RegisterPerson(ANNA, born(null)), registered(null));
    }

    @Test
    void theSameAgainIsStoredAgainBecauseNothingPersonalIsKeptToCompareWith() {
        known.then(
                new ChangePerson(ANNA, born(LocalDate.of(1950, 3, 4))),
                new PersonChanged(ANNA, "Anna", "Beck", CONTACT, LocalDate.of(1950, 3, 4), List.of("de"), null));
    }

    @Test
    @DisplayName("R-69 the intent to erase is stored before the confirmation, each once")
    void erasure() {
        known.then(new RequestErasure(ANNA, "she asked for it"), requested);
        known.given(requested).then(new RequestErasure(ANNA, "again"));
        known.given(requested).then(new ConfirmErasure(ANNA), new PersonErased(ANNA));
        known.given(requested, new PersonErased(ANNA)).then(new ConfirmErasure(ANNA));
        known.given(requested, new PersonErased(ANNA)).then(new RequestErasure(ANNA, "again"));
    }

    @Test
    @DisplayName("R-69 nothing is confirmed that nobody asked for")
    void confirmationAlone() {
        known.refused(new ConfirmErasure(ANNA), "R-69", "erasure-not-requested");
    }

    @Test
    @DisplayName("R-69 nothing can be recorded about a person from the intent on")
    void changeAfterErasure() {
        ChangePerson change = new ChangePerson(ANNA, born(null));
        known.given(requested).refused(change, "R-69", "person-erased");
        known.given(requested, new PersonErased(ANNA)).refused(change, "R-69", "person-erased");
    }

    @Test
    @DisplayName("R-69 a snapshot holds nothing personal")
    void snapshot() {
        Snapshots.check(known, new ChangePerson(ANNA, born(null)));
    }

    @Test
    void states() {
        Map<String, Scenario<Person>> states = new LinkedHashMap<>();
        states.put("KNOWN", known);
        states.put("BEING_ERASED", known.given(requested));
        states.put("ERASED", known.given(requested, new PersonErased(ANNA)));
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("change", new ChangePerson(ANNA, born(null)));
        commands.put("request erasure", new RequestErasure(ANNA, "she asked for it"));
        commands.put("confirm erasure", new ConfirmErasure(ANNA));
        StateTable.check("Person", states, commands);
    }
}
