package org.quartier.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quartier.kernel.event.EventTypes.EventType;
import org.quartier.kernel.event.GoldenFiles.Golden;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.id.Id;
import org.quartier.kernel.store.EventSerializer;
import org.quartier.kernel.testing.FixedKeys;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.PersonalData;

/** What was stored once can be read for ever. */
class StoredFormTest {

    private final FixedKeys keys = new FixedKeys();
    private final StoredEvents log = new StoredEvents(new EventSerializer(keys));

    static List<EventType> types() {
        return EventTypes.all();
    }

    static List<Golden> goldenFiles() {
        EventTypes.all().stream()
                .filter(type -> !GoldenFiles.exists(type))
                .forEach(type -> GoldenFiles.write(
                        type, new StoredEvents(new EventSerializer(new FixedKeys())).write(Samples.of(type.record()))));
        return GoldenFiles.all();
    }

    /** What an older revision is read as; where none is named, as today's example. */
    private static DomainEvent expected(Golden golden) {
        if (golden.toString().equals("venue.room-added-r1")) {
            return Samples.of(RoomAdded.class, component -> component.getName().endsWith("Minutes") ? 0 : null);
        }
        if (golden.toString().equals("hours.drafted-r1")) {
            return notFromAShift(Samples.of(HoursDrafted.class));
        }
        return Samples.of(EventTypes.named(golden.name()).orElseThrow().record());
    }

    private static HoursDrafted notFromAShift(HoursDrafted now) {
        return new HoursDrafted(
                now.hourEntry(),
                now.volunteer(),
                now.person(),
                now.activity(),
                now.task(),
                now.start(),
                now.end(),
                now.minutes());
    }

    @ParameterizedTest
    @MethodSource("types")
    void eachEventHasAGoldenFile(EventType type) {
        goldenFiles();
        assertThat(GoldenFiles.exists(type))
                .as("%s has no golden file; -Dgolden=write writes what is missing", type.name())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void everyGoldenFileIsReadAsItWasMeant(Golden golden) {
        assertThat(log.read(golden.name(), golden.revision(), golden.json())).isEqualTo(expected(golden));
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatIsWrittenIsReadBack(EventType type) {
        DomainEvent full = Samples.of(type.record());
        DomainEvent sparse = Samples.sparse(type.record());
        assertThat(log.roundTrip(full)).isEqualTo(full);
        assertThat(log.roundTrip(sparse)).isEqualTo(sparse);
    }

    @ParameterizedTest
    @MethodSource("types")
    void textsAreReadBackWhateverTheyHold(EventType type) {
        for (String text : List.of("", "👩‍👩‍👧 \u202e ẞ", "\"\\\n\t{}\u0001", "x".repeat(65_536))) {
            DomainEvent event =
                    Samples.of(type.record(), component -> component.getType() == String.class ? text : null);
            assertThat(log.roundTrip(event)).isEqualTo(event);
        }
    }

    @Test
    void nestedListsAndMapsAreReadBack() {
        DomainEvent counted = Samples.of(
                HeadsCounted.class,
                component -> component.getType() == Map.class
                        ? Map.of(AgeBand.AGE_75_PLUS, 3, AgeBand.UNKNOWN, 0, AgeBand.AGE_0_5, 12)
                        : null);
        DomainEvent promoted = Samples.of(
                RegistrationPromoted.class, component -> component.getType() == List.class ? List.of() : null);
        assertThat(log.roundTrip(counted)).isEqualTo(counted);
        assertThat(log.roundTrip(promoted)).isEqualTo(promoted);
        assertThat(log.write(counted)).contains("\"75_PLUS\":3");
    }

    @Test
    void onlyComponentsAreStored() {
        for (EventType type : EventTypes.all()) {
            assertThat(log.write(Samples.of(type.record())))
                    .as("what a record can answer about itself is no fact")
                    .doesNotContain("\"forward\"", "\"visit\"");
        }
    }

    static Stream<RecordComponent> personal() {
        return EventTypes.all().stream()
                .flatMap(type -> Stream.of(type.record().getRecordComponents()))
                .filter(component -> component.isAnnotationPresent(PersonalData.class));
    }

    @ParameterizedTest
    @MethodSource("personal")
    @DisplayName("R-69 what is personal may be unknown, and says under whose key it stands")
    void personalComponents(RecordComponent component) {
        String subject = component.getAnnotation(PersonalData.class).subject();
        assertThat(Samples.isNullable(component)).as("may be null").isTrue();
        assertThat(Stream.of(component.getDeclaringRecord().getRecordComponents())
                        .filter(other -> other.getName().equals(subject)))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.getType()).isAssignableTo(Id.class);
                    assertThat(Samples.isNullable(found))
                            .as("there is always a subject")
                            .isFalse();
                });
    }

    @Test
    @DisplayName("R-69 what is personal is not to be read in the log, and is gone once the key is destroyed")
    void erasure() {
        PersonRegistered anna = Samples.of(PersonRegistered.class);
        String stored = log.write(anna);
        assertThat(stored).doesNotContain("the givenName", "the familyName", "email", "birthDate\":\"20");

        keys.destroy(anna.person().value(), org.quartier.kernel.testing.TestLog.DEMO);
        assertThat(log.read("person.registered", 1, stored))
                .isEqualTo(Samples.withoutPersonalData(PersonRegistered.class));
    }

    @ParameterizedTest
    @MethodSource("types")
    void noEventShowsPersonalDataInItsText(EventType type) throws ReflectiveOperationException {
        DomainEvent event = Samples.of(type.record());
        for (RecordComponent component : type.record().getRecordComponents()) {
            if (component.isAnnotationPresent(PersonalData.class)) {
                assertThat(event.toString())
                        .as("override toString() with Masked.text(this)")
                        .contains(component.getName() + "=***")
                        .doesNotContain(String.valueOf(component.getAccessor().invoke(event)));
            }
        }
    }
}
