package org.quartier.query;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.access.Role;
import org.quartier.kernel.id.ActivityId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who sees names, contacts and free text about people; the others get the same answer without them. Administrators,
 * quarter managers and auditors see those of everyone, moderators those of the activities that they lead.
 *
 * <p>An answer about one activity asks {@link #areVisibleTo}. Any other joins
 * {@code query.seen_name(:organisation, :everyone, :moderator)}, with {@link #ofEveryone} and {@link #moderator}; where
 * the question is not who, but of which activity, it looks into {@code query.led_activity}. Each says so with
 * {@link Reads#names}.
 */
@Component
public class Names {

    /** The projections by which it is decided. */
    static final List<String> PROJECTIONS = List.of("persons", "staff", "activities", "participation");

    private final JdbcClient db;

    Names(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    /** Whether answers to {@code actor} may name everyone. */
    public static boolean ofEveryone(Actor actor) {
        return actor.isOneOf(Role.ADMINISTRATOR, Role.QUARTER_MANAGER, Role.AUDITOR);
    }

    /** The actor as whom they see the names of the activities that they lead; null for those who see none so. */
    public static @Nullable UUID moderator(Actor actor) {
        return actor.isOneOf(Role.MODERATOR) ? actor.id().value() : null;
    }

    /** Whether answers to {@code actor} may name who comes to an activity, and who leads it. */
    public boolean areVisibleTo(Actor actor, ActivityId activity) {
        return ofEveryone(actor)
                || actor.isOneOf(Role.MODERATOR)
                        && db.sql("""
                            SELECT EXISTS (SELECT FROM query.led_activity
                                WHERE organisation = :organisation AND actor = :actor AND activity = :activity)
                            """)
                                .param("organisation", actor.organisation().value())
                                .param("actor", actor.id().value())
                                .param("activity", activity.value())
                                .query(Boolean.class)
                                .single();
    }
}
