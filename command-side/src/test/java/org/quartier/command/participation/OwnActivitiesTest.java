package org.quartier.command.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.participation.ParticipationWorld.in;
import static org.quartier.command.participation.ParticipationWorld.path;
import static org.quartier.command.participation.ParticipationWorld.registering;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.StaffId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;

/** What moderators may do with whoever comes: in their own activities all, in others nothing. */
@CommandSideTest
class OwnActivitiesTest extends OverHttp {

    @Test
    @DisplayName("R-29 a moderator keeps the door and the list of their own activities only")
    void itsModerator() {
        ActivityId activity = world.activity(in(30), null, null);
        PersonId mia = world.person();
        PersonId anna = world.person();
        StaffId staff = StaffId.next();
        String subject = "mia-" + mia;
        world.publish(staff, new StaffMemberJoined(staff, mia, world.actor(subject), List.of("moderator"), List.of()));
        register(activity, anna);
        TestHttp moderator = world.as(subject, "Demo", "moderator");
        String attendance = path(activity, "attendance/" + anna);
        String scan = "{\"walkIn\": {}, \"device\": \"door\", \"nonce\": \"1\"}";
        String count = "{\"total\": 3, \"additional\": false}";
        String checkIn = manager.post(path(activity, "check-ins"), scan).id();
        int stored = log(activity).size();

        for (Answer answer : List.of(
                moderator.post(path(activity, "registrations"), registering(mia)),
                moderator.post(path(activity, "registrations/" + anna + "/withdrawal"), ""),
                moderator.delete(path(activity, "registrations/" + anna)),
                moderator.post(path(activity, "registrations/" + anna + "/rejection"), ""),
                moderator.put(attendance, "{\"status\": \"PRESENT\"}"),
                moderator.post(
                        attendance + "/corrections", "{\"status\": \"PRESENT\", \"reason\": \"was there, yes\"}"),
                moderator.post(path(activity, "check-ins"), scan),
                moderator.post(path(activity, "check-ins/" + checkIn + "/annulment"), "{\"reason\": \"oops\"}"),
                moderator.post(path(activity, "head-counts"), count))) {
            refused(answer, 403, "R-29", "only-its-moderator");
        }
        assertThat(log(activity)).hasSize(stored);
        ok(manager.put(path(activity, "moderators/" + mia), "{\"role\": \"LEAD\"}"), 200);
        ok(moderator.put(attendance, "{\"status\": \"PRESENT\"}"), 200);
        ok(moderator.post(path(activity, "head-counts"), count), 201);
    }
}
