package org.quartier.command.participation;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Recorded.Answer;
import org.quartier.kernel.event.ParticipationEvent.CheckedIn;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.Attendance;

/** Who came through the door, by scan: a scan that is sent again is found again. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
final class Door {

    private Map<String, Passage> scans = new LinkedHashMap<>();

    /** One check-in; part of the snapshot. */
    record Passage(
            CheckInId checkIn,
            @Nullable RegistrationId registration,
            @Nullable PersonId person,
            int heads,
            boolean walkIn,
            @Nullable Attendance before,
            boolean annulled) {

        /** What the check-in is answered with, also when the same scan is sent again. */
        Answer answer() {
            Map<String, Object> more = new LinkedHashMap<>();
            more.put("walkIn", walkIn);
            more.put("heads", heads);
            if (registration != null) {
                more.put("registration", registration.toString());
            }
            return new Answer(checkIn.toString(), more);
        }

        private Passage asAnnulled() {
            return new Passage(checkIn, registration, person, heads, walkIn, before, true);
        }
    }

    Optional<Passage> scanned(String device, String nonce) {
        return Optional.ofNullable(scans.get(scan(device, nonce)));
    }

    Optional<Passage> find(CheckInId checkIn) {
        return scans.values().stream()
                .filter(passage -> passage.checkIn().equals(checkIn))
                .findFirst();
    }

    /** The check-in under which a registration is inside. */
    Optional<Passage> inside(RegistrationId registration) {
        return scans.values().stream()
                .filter(passage -> !passage.annulled() && registration.equals(passage.registration()))
                .findFirst();
    }

    /** How many people are inside. */
    int heads() {
        return scans.values().stream()
                .filter(passage -> !passage.annulled())
                .mapToInt(Passage::heads)
                .sum();
    }

    void add(CheckedIn event) {
        scans.put(
                scan(event.device(), event.nonce()),
                new Passage(
                        event.checkIn(),
                        event.registration(),
                        event.person(),
                        event.heads(),
                        event.walkIn(),
                        event.before(),
                        false));
    }

    void annul(CheckInId checkIn) {
        scans.replaceAll((scan, passage) -> passage.checkIn().equals(checkIn) ? passage.asAnnulled() : passage);
    }

    private static String scan(String device, String nonce) {
        return device.length() + ":" + device + nonce; // no two pairs give the same text
    }
}
