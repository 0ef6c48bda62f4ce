package org.quartier.command;

import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.access.Role;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.web.Refusal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a signed-in moderator has to do with an activity; managers have to do with all. */
@Component
public class ItsModerator {

    private final JdbcClient db;

    ItsModerator(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /**
     * Refuses a moderator of others.
     *
     * @throws Refusal when the activity does not exist, or is another's
     */
    public void require(Actor actor, ActivityId activity) {
        if (!isManager(actor)) {
            requireExists(actor, activity);
            GeneralRule.ONLY_ITS_MODERATOR.require(db.sql("""
                SELECT EXISTS (SELECT FROM command.activity_assignment assigned
                    JOIN command.moderator_candidate candidate USING (organisation, person)
                    WHERE organisation = :organisation AND activity = :activity AND actor = :actor)
                """)
                    .param("organisation", actor.organisation().value())
                    .param("activity", activity.value())
                    .param("actor", actor.id().value())
                    .query(Boolean.class)
                    .single());
        }
    }

    /**
     * As {@link #require}, of a request that may name no activity: a moderator's names one.
     *
     * @throws Refusal when it names none, or another's
     */
    public void requireNamed(Actor actor, @Nullable ActivityId activity) {
        if (activity != null) {
            require(actor, activity);
        } else {
            GeneralRule.ONLY_ITS_MODERATOR.require(isManager(actor));
        }
    }

    /**
     * Refuses a moderator who answers for someone else.
     *
     * @throws Refusal when the activity does not exist, or the assignment is another's
     */
    public void requireSelf(Actor actor, ActivityId activity, PersonId person) {
        if (!isManager(actor)) {
            requireExists(actor, activity);
            GeneralRule.ONLY_ITS_MODERATOR.require(db.sql("""
                SELECT EXISTS (SELECT FROM command.moderator_candidate
                    WHERE organisation = :organisation AND person = :person AND actor = :actor)
                """)
                    .param("organisation", actor.organisation().value())
                    .param("person", person.value())
                    .param("actor", actor.id().value())
                    .query(Boolean.class)
                    .single());
        }
    }

    private static boolean isManager(Actor actor) {
        return actor.isOneOf(Role.ADMINISTRATOR, Role.QUARTER_MANAGER);
    }

    private void requireExists(Actor actor, ActivityId activity) {
        boolean exists = db.sql("""
            SELECT EXISTS (SELECT FROM command.activity_plan
                WHERE organisation = :organisation AND activity = :activity)
            """)
                .param("organisation", actor.organisation().value())
                .param("activity", activity.value())
                .query(Boolean.class)
                .single();
        if (!exists) {
            throw Refusal.notFound();
        }
    }
}
