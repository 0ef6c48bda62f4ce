package org.quartier.command.participation;

import static org.quartier.command.participation.ParticipationRule.ANNULMENT_NEEDS_A_REASON;
import static org.quartier.command.participation.ParticipationRule.FIRE_SAFETY_MAXIMUM;
import static org.quartier.command.participation.ParticipationRule.SCANNED_IN_THE_FUTURE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartier.command.InSnapshot;
import org.quartier.command.Recorded.Answer;
import org.quartier.command.participation.ParticipationCommand.AnnulCheckIn;
import org.quartier.command.participation.ParticipationCommand.CheckIn;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.CheckInAnnulled;
import org.quartier.kernel.event.ParticipationEvent.CheckedIn;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.web.Refusal;

/** Who came through the door, by scan: a scan that is sent again is found again. */
@InSnapshot
final class Door {

    private Map<String, Passage> scans = new LinkedHashMap<>();

    List<ParticipationEvent> letIn(CheckIn come, Places places, Attendances attendances, Terms terms, Instant now) {
        if (scans.containsKey(scan(come.device(), come.nonce()))) {
            return List.of();
        }
        Instant at = come.at() == null ? now : come.at();
        SCANNED_IN_THE_FUTURE.require(!at.isAfter(now));
        Registrant registrant = come.registrant();
        if (registrant != null) {
            registrant.requireKnown();
        }
        terms.requirePublished();
        terms.requireNotTooEarly(at);
        if (registrant == null) {
            return List.of(nameless(come, attendances, terms, at));
        }
        Optional<Registration> active = places.activeOf(registrant.person());
        if (active.flatMap(registration -> inside(registration, attendances)).isPresent()) {
            return List.of(); // nobody comes in twice, and no head is counted twice
        }
        CheckedIn checkedIn = named(come, registrant, active, attendances, terms, at);
        List<ParticipationEvent> events = new ArrayList<>(places.admit(come.asWalkIn(registrant), terms, now));
        events.add(checkedIn);
        return events;
    }

    private CheckedIn nameless(CheckIn come, Attendances attendances, Terms terms, Instant at) {
        requireRoomFor(come.heads(), attendances, terms);
        return new CheckedIn(
                terms.activity(),
                come.checkIn(),
                null,
                null,
                come.heads(),
                true,
                come.device(),
                come.nonce(),
                at,
                null);
    }

    private CheckedIn named(
            CheckIn come,
            Registrant registrant,
            Optional<Registration> active,
            Attendances attendances,
            Terms terms,
            Instant at) {
        int heads = active.map(Registration::party).orElse(1);
        requireRoomFor(heads, attendances, terms);
        return new CheckedIn(
                terms.activity(),
                come.checkIn(),
                active.map(Registration::id).orElse(come.registration()),
                registrant.person(),
                heads,
                active.filter(Registration::confirmed).isEmpty(),
                come.device(),
                come.nonce(),
                at,
                active.map(attendances::of).orElse(Attendance.UNKNOWN));
    }

    private void requireRoomFor(int heads, Attendances attendances, Terms terms) {
        FIRE_SAFETY_MAXIMUM.require(terms.holds(heads(attendances) + heads));
    }

    List<ParticipationEvent> annul(AnnulCheckIn annul, Attendances attendances, Terms terms) {
        ANNULMENT_NEEDS_A_REASON.requireText(annul.reason(), 1);
        Passage passage = existing(annul.checkIn());
        return passage.annulled()
                ? List.of()
                : List.of(new CheckInAnnulled(
                        terms.activity(),
                        passage.checkIn(),
                        passage.registration(),
                        passage.person(),
                        attendances.restoredBy(passage),
                        annul.reason()));
    }

    /** What a check-in is answered with: as its scan was, or as the person was who is inside already. */
    Answer answer(CheckIn come, Places places, Attendances attendances) {
        return Optional.ofNullable(scans.get(scan(come.device(), come.nonce())))
                .map(Passage::firstAnswer)
                .or(() -> Optional.ofNullable(come.registrant())
                        .flatMap(registrant -> places.activeOf(registrant.person()))
                        .flatMap(registration -> inside(registration, attendances))
                        .map(Passage::answer))
                .orElseThrow();
    }

    Answer answer(AnnulCheckIn annul) {
        return existing(annul.checkIn()).answer();
    }

    private Passage existing(CheckInId checkIn) {
        return scans.values().stream()
                .filter(passage -> passage.checkIn().equals(checkIn))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** The check-in under which a registration is inside. */
    private Optional<Passage> inside(Registration registration, Attendances attendances) {
        RegistrationId id = registration.id();
        return inside(attendances)
                .filter(passage -> id.equals(passage.registration()))
                .findFirst();
    }

    /** Since when nameless people came in; of the others their attendance says it. */
    Optional<Instant> since() {
        return scans.values().stream()
                .filter(passage -> !passage.annulled() && passage.person() == null)
                .map(Passage::at)
                .min(Comparator.naturalOrder());
    }

    /** How many people are inside. Who came again after a correction is one of them, not two. */
    private int heads(Attendances attendances) {
        return inside(attendances)
                .collect(Collectors.toMap(Passage::visitor, Passage::heads, (earlier, later) -> later))
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** The check-ins that stand: not annulled, and nobody was recorded as away since. */
    private Stream<Passage> inside(Attendances attendances) {
        return scans.values().stream().filter(passage -> !passage.annulled() && attendances.confirm(passage));
    }

    void add(CheckedIn event, long version) {
        scans.put(scan(event.device(), event.nonce()), Passage.of(event, version));
    }

    void annul(CheckInId checkIn) {
        scans.replaceAll((scan, passage) -> passage.checkIn().equals(checkIn) ? passage.asAnnulled() : passage);
    }

    private static String scan(String device, String nonce) {
        return device.length() + ":" + device + nonce; // no two pairs give the same text
    }
}
