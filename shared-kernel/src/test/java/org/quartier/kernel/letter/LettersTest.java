package org.quartier.kernel.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.Concern;
import org.quartier.kernel.value.NoticeKind;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.Visibility;

/** What people read. */
class LettersTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant REVISED = Instant.parse("2026-05-01T10:00:00Z");
    private static final PlaceNames NAMELESS = new PlaceNames() {
        @Override
        public Optional<VenueId> venueOf(RoomId room) {
            return Optional.empty();
        }

        @Override
        public Optional<String> of(VenueId venue) {
            return Optional.empty();
        }

        @Override
        public Optional<String> of(RoomId room) {
            return Optional.empty();
        }
    };

    private static TimeSlot slot(String start, String end) {
        return new TimeSlot(at(start), at(end), BERLIN, false);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static PlanState plan(String title, TimeSlot slot, boolean postponed, boolean cancelled) {
        ActivityDetails details = new ActivityDetails(
                ActivityKind.EVENT,
                title,
                null,
                null,
                "Hof",
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                Visibility.INTERNAL);
        return new PlanState("uid@quartier", details, slot, null, true, postponed, cancelled, 3, REVISED);
    }

    private static Letter write(NoticeKind kind, Concern concern, PlanState before, PlanState now, Reader reader) {
        return Letters.write(new Occasion(kind, concern, before, now, at("2026-05-03T12:00")), reader, NAMELESS);
    }

    @Test
    @DisplayName("R-08 for everything that people are told there is a letter in both languages")
    void complete() {
        TimeSlot slot = slot("2026-05-05T18:00", "2026-05-05T20:00");
        PlanState plan = plan("Café", slot, false, false);
        for (NoticeKind kind : NoticeKind.values()) {
            for (Concern concern : Concern.values()) {
                for (Locale language : List.of(Locale.GERMANY, Locale.UK)) {
                    Letter letter = write(kind, concern, plan, plan, new Reader("", language));
                    assertThat(letter.subject()).contains("Café").doesNotContain("{{");
                    assertThat(letter.text())
                            .contains("Café", "18:00", "Hof")
                            .doesNotContain("{{", "}}")
                            .matches(text -> text.startsWith("Guten Tag,\n") || text.startsWith("Hello,\n"));
                }
            }
        }
    }

    @Test
    @DisplayName("R-08 a date after a postponement is a date, whatever it was before")
    void datedAgain() {
        TimeSlot slot = slot("2026-05-05T18:00", "2026-05-05T20:00");
        Letter letter = write(
                NoticeKind.MOVED,
                Concern.REGISTERED,
                plan("Café", slot, true, false),
                plan("Café", slot, false, false),
                new Reader("Anna", Locale.GERMANY));
        assertThat(letter.text()).contains("gibt es jetzt einen Termin").doesNotContain("Bisher");
    }

    @Test
    void aTitleIsOneLineAndNothingElse() {
        TimeSlot slot = slot("2026-05-05T18:00", "2026-05-05T20:00");
        PlanState plan = plan("a\r\nBcc: x\u2028{{name}} <b>", slot, false, true);
        Letter letter = write(NoticeKind.CANCELLED, Concern.REGISTERED, plan, plan, new Reader("Z", Locale.UK));
        assertThat(letter.subject()).isEqualTo("Cancelled: a Bcc: x {{name}} <b>");
        assertThat(letter.calendar()).contains("STATUS:CANCELLED", "SEQUENCE:3", "DTSTAMP:20260501T100000Z");
    }

    @Test
    void whoWaitsKeepsNoDateFree() {
        PlanState plan = plan("Café", slot("2026-05-05T18:00", "2026-05-05T20:00"), false, false);
        Reader reader = new Reader("Z", Locale.UK);
        assertThat(write(NoticeKind.MOVED, Concern.WAITLISTED, plan, plan, reader)
                        .calendar())
                .isNull();
        assertThat(write(NoticeKind.PLACE_OFFERED, Concern.OFFERED, plan, plan, reader)
                        .calendar())
                .isNull();
        assertThat(write(NoticeKind.MOVED, Concern.MODERATOR, plan, plan, reader)
                        .text())
                .doesNotContain("withdraw");
    }

    @Test
    @DisplayName("R-03 times are those of the place, also in the night in which clocks change")
    void times() {
        Moments german = new Moments(Locale.GERMANY);
        assertThat(german.of(slot("2026-10-25T01:30", "2026-10-25T03:30")))
                .isEqualTo("Sonntag, 25. Oktober 2026, 01:30 bis 03:30 Uhr");
        assertThat(german.of(slot("2026-12-31T22:00", "2027-01-01T01:00")))
                .isEqualTo("Donnerstag, 31. Dezember 2026, 22:00 bis Freitag, 1. Januar 2027, 01:00 Uhr");
        assertThat(german.of(new TimeSlot(at("2026-05-05T18:00"), null, BERLIN, false)))
                .isEqualTo("Dienstag, 5. Mai 2026, 18:00 Uhr");
        assertThat(new Moments(Locale.UK)
                        .of(new TimeSlot(at("2026-05-05T00:00"), at("2026-05-07T00:00"), BERLIN, true)))
                .isEqualTo("Tuesday, 5 May 2026 to Wednesday, 6 May 2026");
        assertThat(german.of(new TimeSlot(at("2026-05-05T00:00"), at("2026-05-06T00:00"), BERLIN, true)))
                .isEqualTo("Dienstag, 5. Mai 2026");
    }

    @Test
    void theFirstLanguageThatWeHaveElseGerman() {
        assertThat(Reader.of("", List.of("tr", "en-US", "de")).language()).isEqualTo(Locale.UK);
        assertThat(Reader.of("", List.of("de-AT", "en")).language()).isEqualTo(Locale.GERMANY);
        assertThat(Reader.of("", List.of("tr")).language()).isEqualTo(Locale.GERMANY);
        assertThat(Reader.of("", List.of()).language()).isEqualTo(Locale.GERMANY);
    }

    @Test
    @DisplayName("R-08 nobody is told what is over")
    void over() {
        PlanState now = plan("Café", slot("2026-05-05T18:00", "2026-05-05T20:00"), false, false);
        PlanState later = plan("Café", slot("2026-05-06T18:00", "2026-05-06T20:00"), false, false);
        assertThat(occasion(NoticeKind.REMINDER, null, now).isOver(at("2026-05-05T17:59")))
                .isFalse();
        assertThat(occasion(NoticeKind.REMINDER, null, now).isOver(at("2026-05-05T18:00")))
                .isTrue();
        assertThat(occasion(NoticeKind.CANCELLED, now, now).isOver(at("2026-05-05T19:59")))
                .isFalse();
        assertThat(occasion(NoticeKind.CANCELLED, now, now).isOver(at("2026-05-05T20:00")))
                .isTrue();
        assertThat(occasion(NoticeKind.MOVED, later, now).isOver(at("2026-05-05T20:00")))
                .isFalse();
        assertThat(occasion(NoticeKind.PLACE_OFFERED, null, now).isOver(at("2026-05-03T11:59")))
                .isFalse();
        assertThat(occasion(NoticeKind.PLACE_OFFERED, null, now).isOver(at("2026-05-03T12:00")))
                .isTrue();
    }

    private static Occasion occasion(NoticeKind kind, PlanState before, PlanState now) {
        return new Occasion(kind, Concern.REGISTERED, before, now, at("2026-05-03T12:00"));
    }
}
