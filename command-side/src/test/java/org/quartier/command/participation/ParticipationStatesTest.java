package org.quartier.command.participation;

import static org.quartier.command.participation.Cafe.*;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.StateTable;
import org.quartier.kernel.event.ParticipationEvent.ParticipationClosed;
import org.quartier.kernel.event.ParticipationEvent.ParticipationCompleted;
import org.quartier.kernel.event.ParticipationEvent.ParticipationSuspended;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.AttendanceStatus;

/** Makes {@code docs/states/participation.md}: what can be done about Anna, by where her registration stands. */
class ParticipationStatesTest {

    private static final CheckInId CHECK_IN = CheckInId.next();

    @Test
    void page() {
        Scenario<Participation> open = cafe(places(1)).at(START);
        Map<String, Scenario<Participation>> states = new LinkedHashMap<>();
        states.put("not registered", open);
        states.put("waiting", open.given(ANNA.waitsWith(1, 1)));
        states.put("offered", open.given(ANNA.waits(1), ANNA.offered(1, START.minusSeconds(60))));
        states.put("confirmed", open.given(ANNA.confirmed(1)));
        states.put(
                "checked in",
                open.given(ANNA.confirmed(1), ANNA.came(CHECK_IN, "1", 1, false, START, Attendance.UNKNOWN)));
        states.put(
                "withdrawn",
                open.given(
                        ANNA.confirmed(1),
                        new RegistrationWithdrawn(CAFE, ANNA.registration(), ANNA.person(), null, false)));
        states.put(
                "rejected",
                open.given(
                        ANNA.confirmed(1), new RegistrationRejected(CAFE, ANNA.registration(), ANNA.person(), null)));
        states.put("activity a draft", draft(places(1)).at(START));
        states.put("activity completed", open.given(ANNA.confirmed(1), new ParticipationCompleted(CAFE)));
        states.put("activity postponed", open.given(ANNA.confirmed(1), new ParticipationSuspended(CAFE)));
        states.put("activity cancelled", open.given(ANNA.confirmed(1), new ParticipationClosed(CAFE)));
        StateTable.check("Participation", states, commands());
    }

    private static Map<String, Object> commands() {
        Attendance absent = new Attendance(AttendanceStatus.ABSENT, null);
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("register", ANNA.again(2).registers());
        commands.put(
                "withdraw", new ParticipationCommand.WithdrawRegistration(ID, ANNA.person(), null, recorded(MAY_4)));
        commands.put("reject", new ParticipationCommand.RejectRegistration(ID, ANNA.person(), null, recorded(MAY_4)));
        commands.put("promote", new ParticipationCommand.ForcePromotion(ID, ANNA.person(), "her turn", MAY_4));
        commands.put(
                "accept the offer",
                new ParticipationCommand.AnswerOffer(ID, ANNA.person(), true, null, recorded(MAY_4)));
        commands.put(
                "decline the offer",
                new ParticipationCommand.AnswerOffer(ID, ANNA.person(), false, null, recorded(MAY_4)));
        commands.put(
                "expire the offer",
                new ParticipationCommand.ExpireOffer(
                        ID, ANNA.person(), ANNA.registration(), START.minusSeconds(60), recorded(MAY_4)));
        commands.put(
                "restore", new ParticipationCommand.RestoreRegistration(ID, ANNA.registrant(), null, recorded(MAY_4)));
        commands.put("lapse", new ParticipationCommand.LapseRegistration(ID, ANNA.person(), "ERASED", recorded(MAY_4)));
        commands.put(
                "record PRESENT", new ParticipationCommand.RecordAttendance(ID, ANNA.person(), Attendance.PRESENT));
        commands.put("record ABSENT", new ParticipationCommand.RecordAttendance(ID, ANNA.person(), absent));
        commands.put(
                "correct to ABSENT",
                new ParticipationCommand.CorrectAttendance(ID, ANNA.person(), absent, "entered in error", null));
        commands.put("check in", ANNA.again(2).comes(CheckInId.next(), "2"));
        commands.put(
                "check in nameless",
                new ParticipationCommand.CheckIn(
                        ID, CheckInId.next(), RegistrationId.next(), null, 1, "door", "3", null));
        commands.put("annul the check-in", new ParticipationCommand.AnnulCheckIn(ID, CHECK_IN, "wrong list"));
        commands.put("count heads", new ParticipationCommand.CountHeads(ID, 5, false, Map.of(), null));
        commands.put(
                "change the capacity",
                new ParticipationCommand.ChangeCapacity(ID, 9, null, null, null, false, recorded(MAY_4)));
        commands.put("move", new ParticipationCommand.MoveParticipation(ID, SLOT, 99, recorded(MAY_4)));
        commands.put("move ahead", move(startingAt(START.plusSeconds(7_200))));
        commands.put("publish", new ParticipationCommand.PublishParticipation(ID));
        commands.put("complete", new ParticipationCommand.CompleteParticipation(ID));
        commands.put("suspend", new ParticipationCommand.SuspendParticipation(ID));
        commands.put("close", new ParticipationCommand.CloseParticipation(ID));
        return commands;
    }
}
