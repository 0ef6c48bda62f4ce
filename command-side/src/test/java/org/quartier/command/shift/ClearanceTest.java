package org.quartier.command.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.shift.Rota.ANNA;
import static org.quartier.command.shift.Rota.SHIFT;
import static org.quartier.command.shift.Rota.START;
import static org.quartier.command.shift.Rota.WEEK_BEFORE;
import static org.quartier.command.shift.Rota.cleared;
import static org.quartier.command.shift.Rota.planned;
import static org.quartier.command.shift.Rota.signedUp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Recorded.Answer;
import org.quartier.command.Scenario;
import org.quartier.command.UsualDay;
import org.quartier.command.shift.ShiftCommand.CheckIn;
import org.quartier.command.shift.ShiftCommand.SignUp;
import org.quartier.kernel.event.ShiftEvent.VolunteerCheckedIn;
import org.quartier.kernel.value.ClearancePolicy;
import org.quartier.kernel.value.ProtectedContact;
import org.quartier.kernel.value.ProtectedContact.Duration;
import org.quartier.kernel.value.ProtectedContact.Intensity;
import org.quartier.kernel.value.ProtectedContact.Kind;

/** Clearance at the assignment to a shift and at its beginning. */
class ClearanceTest {

    private static final LocalDate TODAY = UsualDay.of(WEEK_BEFORE);
    private static final LocalDate DAY = UsualDay.of(START);

    private final Scenario<Shift> open = planned();

    private static SignUp signUp(ClearancePolicy policy, @Nullable LocalDate until) {
        return new SignUp(SHIFT, cleared(ANNA, policy, until));
    }

    private static CheckIn checkIn(ClearancePolicy policy, @Nullable LocalDate until) {
        return new CheckIn(SHIFT, cleared(ANNA, policy, until));
    }

    private void warned(SignUp signUp, Warning... warnings) {
        Answer answer = new Answer(null, warnings.length == 0 ? Map.of() : Map.of("warnings", List.of(warnings)));
        open.when(signUp).expectEvents(signedUp(ANNA)).expectResultMessagePayload(answer);
    }

    @Test
    @DisplayName("R-32 kind, intensity and duration of the contact decide whether clearance is needed")
    void classes() {
        List<ProtectedContact> without = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Intensity intensity : Intensity.values()) {
                for (Duration duration : Duration.values()) {
                    ProtectedContact contact = new ProtectedContact(kind, intensity, duration);
                    if (!contact.needsClearance()) {
                        without.add(contact);
                    }
                }
            }
        }
        assertThat(without)
                .containsExactly(
                        new ProtectedContact(Kind.INCIDENTAL, Intensity.ACCOMPANIED, Duration.ONCE),
                        new ProtectedContact(Kind.INCIDENTAL, Intensity.ACCOMPANIED, Duration.REGULAR),
                        new ProtectedContact(Kind.INCIDENTAL, Intensity.ALONE, Duration.ONCE),
                        new ProtectedContact(Kind.INCIDENTAL, Intensity.ALONE, Duration.REGULAR),
                        new ProtectedContact(Kind.SUPERVISING, Intensity.ACCOMPANIED, Duration.ONCE));
    }

    @Test
    @DisplayName("R-32 STRICT blocks the assignment without clearance, up to its last day and not after")
    void strict() {
        open.refused(signUp(ClearancePolicy.STRICT, null), "R-32", "clearance-needed");
        open.refused(signUp(ClearancePolicy.STRICT, TODAY.minusDays(1)), "R-32", "clearance-needed");
        warned(signUp(ClearancePolicy.STRICT, TODAY), Warning.CLEARANCE_ENDS_BEFORE);
        warned(signUp(ClearancePolicy.STRICT, DAY));
    }

    @Test
    @DisplayName("R-32 what is said to have happened before the clearance ended is judged by the day it is recorded")
    void saidToHaveHappenedEarlier() {
        SignUp late = new SignUp(SHIFT, cleared(ANNA, ClearancePolicy.STRICT, TODAY.minusDays(1), TODAY));
        Scenario<Shift> monthBefore = open.at(WEEK_BEFORE.minus(java.time.Duration.ofDays(30)));
        monthBefore.refused(late, "R-32", "clearance-needed");
    }

    @Test
    @DisplayName("R-32 a sign-up recorded after the shift is judged by the shift's day")
    void recordedAfterTheShift() {
        LocalDate later = DAY.plusDays(10);
        open.then(new SignUp(SHIFT, cleared(ANNA, ClearancePolicy.STRICT, DAY, later)), signedUp(ANNA));
        open.refused(
                new SignUp(SHIFT, cleared(ANNA, ClearancePolicy.STRICT, DAY.minusDays(1), later)),
                "R-32",
                "clearance-needed");
    }

    @Test
    @DisplayName("R-32 PERMISSIVE lets assign, and says that the volunteer is not cleared")
    void permissive() {
        warned(signUp(ClearancePolicy.PERMISSIVE, null), Warning.NOT_CLEARED);
        warned(signUp(ClearancePolicy.PERMISSIVE, TODAY.minusDays(1)), Warning.NOT_CLEARED);
        warned(signUp(ClearancePolicy.PERMISSIVE, DAY));
    }

    @Test
    @DisplayName("R-35 clearance that ends before the shift warns at the assignment")
    void endsBefore() {
        for (ClearancePolicy policy : ClearancePolicy.values()) {
            warned(signUp(policy, DAY.minusDays(1)), Warning.CLEARANCE_ENDS_BEFORE);
            warned(signUp(policy, DAY));
        }
    }

    @Test
    @DisplayName("R-32 whoever is not cleared on the day of the shift is not checked in, under either policy")
    void checkIn() {
        Scenario<Shift> annaComes = open.given(signedUp(ANNA)).at(START);
        for (ClearancePolicy policy : ClearancePolicy.values()) {
            annaComes.refused(checkIn(policy, null), "R-32", "clearance-needed");
            annaComes.refused(checkIn(policy, DAY.minusDays(1)), "R-32", "clearance-needed");
            annaComes.then(checkIn(policy, DAY), new VolunteerCheckedIn(SHIFT, ANNA.volunteer(), ANNA.person()));
        }
    }
}
