package org.quartier.command.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.quartier.command.participation.Cafe.offering;
import static org.quartier.command.participation.ParticipationWorld.in;
import static org.quartier.command.participation.ParticipationWorld.path;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ParticipationEvent.OfferAccepted;
import org.quartier.kernel.event.ParticipationEvent.OfferDeclined;
import org.quartier.kernel.event.ParticipationEvent.OfferExpired;
import org.quartier.kernel.event.ParticipationEvent.OfferShortened;
import org.quartier.kernel.event.ParticipationEvent.PlaceOffered;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRestored;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.testing.TestClock;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.Channel;
import org.quartier.kernel.value.TimeSlot;
import org.springframework.beans.factory.annotation.Autowired;

/** Offered and restored places over HTTP, and what happens without anyone asking. */
@CommandSideTest
class OfferHttpTest extends OverHttp {

    private static final long TEN_DAYS = Duration.ofDays(10).toMinutes();
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final TemporalUnitWithinOffset A_MINUTE = new TemporalUnitWithinOffset(60, ChronoUnit.SECONDS);

    @Autowired
    private TestClock clock;

    private ActivityId cafe;
    private PersonId anna;
    private PersonId ben;
    private PersonId cem;

    @AfterEach
    void reset() {
        clock.reset();
    }

    /** Anna has the only place; Ben and Cem wait. */
    private void full(TimeSlot slot) {
        cafe = world.activity(slot, null, offering(1));
        anna = world.person();
        ben = world.person();
        cem = world.person();
        for (PersonId person : List.of(anna, ben, cem)) {
            ok(register(cafe, person), 201);
        }
    }

    private Answer about(PersonId person, String what, String body) {
        return manager.post(path(cafe, "registrations/" + person + "/" + what), body);
    }

    private void awaitLast(Class<?> type) {
        await().untilAsserted(() -> assertThat(log(cafe).getLast()).isInstanceOf(type));
    }

    @Test
    @DisplayName("R-16 what nobody answers within two days goes to the next, with nobody asking")
    void expires() {
        full(in(TEN_DAYS));
        ok(about(anna, "withdrawal", "{}"), 200);
        PlaceOffered first = last(cafe, PlaceOffered.class);
        assertThat(first.person()).isEqualTo(ben);
        assertThat(first.expiresAt()).isCloseTo(clock.instant().plus(TWO_DAYS), A_MINUTE);

        clock.forward(TWO_DAYS.minusMinutes(1));
        ok(about(cem, "acceptance", "{}"), 409);
        assertThat(log(cafe).getLast()).isEqualTo(first);
        clock.forward(Duration.ofMinutes(1));
        await().untilAsserted(() ->
                assertThat(last(cafe, PlaceOffered.class).person()).isEqualTo(cem));
        assertThat(log(cafe).get(log(cafe).size() - 2))
                .isEqualTo(new OfferExpired(cafe, first.registration(), ben, first.expiresAt()));
        EventMetadata about = EventMetadata.of(events.readEvents(new ParticipationId(cafe).toString(), 0)
                .asStream()
                .toList()
                .getLast()
                .getMetaData());
        assertThat(about.actor()).isEqualTo("policy:place-offer-expires");
        assertThat(about.channel()).isEqualTo(Channel.POLICY);

        refused(about(ben, "acceptance", "{}"), 409, "R-16", "no-open-offer");
        Answer accepted = about(cem, "acceptance", "");
        ok(accepted, 200);
        assertThat(accepted.text("status")).isEqualTo("CONFIRMED");
        last(cafe, OfferAccepted.class);
        clock.forward(TWO_DAYS);
        ok(register(cafe, world.person()), 201); // by then the offer would have been over
        assertThat(log(cafe))
                .noneMatch(
                        event -> event instanceof OfferExpired it && it.person().equals(cem));
    }

    @Test
    @DisplayName("R-16 an organisation decides how long an offer is open")
    void placeOfferMinutes() {
        TestHttp administrator = world.as("administrator", "Demo", "administrator");
        String organisation = "{\"name\": \"Demo\", \"kind\": \"CHARITY\", \"settings\": {%s}}";
        ok(administrator.put("/api/v1/organisation", organisation.formatted("\"placeOfferMinutes\": 90")), 200);
        try {
            full(in(TEN_DAYS));
            ok(about(anna, "rejection", "{}"), 200);
        } finally {
            ok(administrator.put("/api/v1/organisation", organisation.formatted("")), 200);
        }
        assertThat(last(cafe, PlaceOffered.class).expiresAt())
                .isCloseTo(clock.instant().plus(Duration.ofMinutes(90)), A_MINUTE);
    }

    @Test
    @DisplayName("R-14, R-16 a declined offer goes to the next, and a released reserve is offered")
    void declined() {
        full(in(TEN_DAYS));
        ok(about(anna, "withdrawal", "{}"), 200);
        Answer declined = about(ben, "refusal", "{\"reason\": \"on holiday\"}");
        ok(declined, 200);
        assertThat(declined.text("status")).isEqualTo("WITHDRAWN");
        assertThat(last(cafe, PlaceOffered.class).person()).isEqualTo(cem);
        assertThat(log(cafe).get(log(cafe).size() - 2))
                .isInstanceOfSatisfying(
                        OfferDeclined.class, event -> assertThat(event.reason()).isEqualTo("on holiday"));

        ok(manager.put(path(cafe, "capacity"), "{\"places\": 2, \"reserved\": 1}"), 200);
        PersonId dora = world.person();
        Answer waits = register(cafe, dora);
        assertThat(waits.text("status")).isEqualTo("WAITLISTED");
        ok(manager.put(path(cafe, "capacity"), "{\"places\": 2, \"reserved\": 0}"), 200);
        assertThat(last(cafe, PlaceOffered.class).person()).isEqualTo(dora);
    }

    @Test
    @DisplayName("R-16 an offer ends before the new start when its activity moves, and nobody is promoted after it")
    void moved() {
        TimeSlot slot = in(TEN_DAYS);
        full(slot);
        ok(about(anna, "withdrawal", "{}"), 200);
        TimeSlot sooner = in(120);
        world.publish(cafe, new ActivityRescheduled(cafe, sooner, slot, null, true, null));
        Instant end = last(cafe, OfferShortened.class).expiresAt();
        assertThat(end).isBefore(sooner.start()).isAfter(sooner.start().minusSeconds(62));

        clock.forward(Duration.ofMinutes(121));
        awaitLast(OfferExpired.class);
        ok(register(cafe, world.person()), 201);
        assertThat(log(cafe).subList(log(cafe).size() - 2, log(cafe).size() - 1))
                .singleElement()
                .isInstanceOf(OfferExpired.class);
    }

    @Test
    @DisplayName("R-19, R-69 an open offer of an erased person goes to the next")
    void erased() {
        full(in(TEN_DAYS));
        ok(about(anna, "withdrawal", "{}"), 200);
        world.publish(ben, new PersonErased(ben));
        assertThat(log(cafe).get(log(cafe).size() - 2)).isInstanceOf(RegistrationLapsed.class);
        assertThat(last(cafe, PlaceOffered.class).person()).isEqualTo(cem);
        refused(about(ben, "restoration", "{}"), 409, "R-69", "person-erased");
    }

    @Test
    @DisplayName("R-18 a manager restores; whose place was given away waits in the old position")
    void restored() {
        full(in(TEN_DAYS));
        refused(about(anna, "restoration", "{}"), 409, "R-18", "nothing-to-restore");
        ok(about(anna, "withdrawal", "{}"), 200);
        Answer waits = about(anna, "restoration", "{\"reason\": \"the other Anna\"}");
        ok(waits, 200);
        assertThat(waits.text("status")).isEqualTo("WAITLISTED");
        assertThat(waits.json().at("/position").asInt()).isEqualTo(1);
        assertThat(last(cafe, RegistrationRestored.class).reason()).isEqualTo("the other Anna");
        ok(about(ben, "refusal", "{}"), 200);
        assertThat(last(cafe, PlaceOffered.class).person()).isEqualTo(anna);

        ok(about(anna, "withdrawal", "{}"), 200); // to Cem
        ok(about(cem, "withdrawal", "{}"), 200);
        Answer back = about(anna, "restoration", "{}");
        assertThat(back.text("status")).isEqualTo("OFFERED");
        assertThat(Instant.parse(back.text("offeredUntil")))
                .isCloseTo(clock.instant().plus(TWO_DAYS), A_MINUTE);
        ok(about(anna, "restoration", "{\"unknown\": 1}"), 400);
        ok(about(world.person(), "restoration", "{}"), 404);
        ok(
                world.as("moderator", "Demo", "moderator")
                        .post(path(cafe, "registrations/" + anna + "/restoration"), "{}"),
                403);
    }

    @Test
    @DisplayName("R-20 a forced promotion goes over the capacity with open offers, and is marked")
    void forced() {
        full(in(TEN_DAYS));
        ok(about(anna, "withdrawal", "{}"), 200);
        refused(about(cem, "promotion", "{}"), 422, "R-20", "promotion-needs-a-reason");
        ok(about(cem, "promotion", "{\"reason\": \"speaks for the tenants\"}"), 200);
        RegistrationPromoted promoted = last(cafe, RegistrationPromoted.class);
        assertThat(promoted.forced()).isTrue();
        assertThat(promoted.free()).isZero();
        // overbooked by Cem, Ben's offer is still good; what he gives back is not given away
        ok(register(cafe, world.person()), 201);
        ok(about(ben, "refusal", "{}"), 200);
        last(cafe, OfferDeclined.class);
    }
}
