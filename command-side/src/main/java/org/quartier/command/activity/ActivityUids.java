package org.quartier.command.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.ActivityEvent;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityCompleted;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ActivityEvent.PreBookingRejected;
import org.quartier.kernel.event.ActivityEvent.RoomBookingConfirmed;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventJson;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.Channel;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.TimeSlot;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which activity stands behind a calendar entry's UID, and how it is now, whoever changed it last. Kept in the
 * transaction of the event; the table's key makes it impossible to plan one UID twice.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class ActivityUids {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(EventJson.module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JdbcClient db;

    ActivityUids(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /** Where an activity stands, as an import sees it; postponed or not is no matter to it. */
    enum Stage {
        DRAFT,
        PUBLISHED,
        CANCELLED,
        COMPLETED
    }

    /** What, when and in which room. */
    record Plan(
            ActivityDetails details,
            TimeSlot slot,
            @Nullable RoomBooking room) {}

    /** An activity as it is now. */
    record Known(ActivityId activity, QuarterId quarter, Stage stage, Plan plan) {}

    /** What stands behind a UID. */
    Optional<Known> find(String uid, OrganisationId organisation) {
        return db.sql("""
            SELECT activity, quarter, state, plan FROM command.activity_uid
            WHERE organisation = :organisation AND uid = :uid
            """)
                .param("organisation", organisation.value())
                .param("uid", uid)
                .query(ActivityUids::known)
                .optional();
    }

    /** What imports planned in a quarter, by UID. */
    Map<String, ActivityId> importedInto(QuarterId quarter, OrganisationId organisation) {
        Map<String, ActivityId> imported = new LinkedHashMap<>();
        db.sql("""
            SELECT uid, activity FROM command.activity_uid
            WHERE organisation = :organisation AND quarter = :quarter AND imported ORDER BY uid
            """)
                .param("organisation", organisation.value())
                .param("quarter", quarter.value())
                .query(row -> {
                    imported.put(row.getString("uid"), new ActivityId(row.getObject("activity", UUID.class)));
                });
        return imported;
    }

    @EventHandler
    void on(ActivityPlanned planned, EventMetadata about) {
        db.sql("""
            INSERT INTO command.activity_uid (organisation, uid, activity, quarter, imported, state, plan)
            VALUES (:organisation, :uid, :activity, :quarter, :imported, :state, :plan)
            """)
                .param("organisation", about.organisation().value())
                .param("uid", planned.uid())
                .param("activity", planned.activity().value())
                .param("quarter", planned.quarter().value())
                .param("imported", about.channel() == Channel.IMPORT)
                .param("state", Stage.DRAFT.name())
                .param("plan", json(new Plan(planned.details(), planned.slot(), planned.room())))
                .update();
    }

    @EventHandler
    void on(ActivityChanged changed) {
        plan(changed).ifPresent(now -> keep(changed, new Plan(changed.details(), now.slot(), now.room())));
    }

    @EventHandler
    void on(ActivityRescheduled moved) {
        plan(moved).ifPresent(now -> keep(moved, new Plan(now.details(), moved.slot(), moved.room())));
    }

    @EventHandler
    void on(RoomBookingConfirmed confirmed) {
        RoomBooking firm = new RoomBooking(confirmed.room(), BookingKind.FIRM);
        plan(confirmed).ifPresent(now -> keep(confirmed, new Plan(now.details(), now.slot(), firm)));
    }

    @EventHandler
    void on(PreBookingRejected rejected) {
        plan(rejected).ifPresent(now -> keep(rejected, new Plan(now.details(), now.slot(), null)));
    }

    @EventHandler
    void on(ActivityPublished published) {
        keep(published, Stage.PUBLISHED);
    }

    @EventHandler
    void on(ActivityCancelled cancelled) {
        keep(cancelled, Stage.CANCELLED);
    }

    @EventHandler
    void on(ActivityCompleted completed) {
        keep(completed, Stage.COMPLETED);
    }

    /** Nothing for an activity that is older than this table. */
    private Optional<Plan> plan(ActivityEvent event) {
        return db.sql("SELECT plan FROM command.activity_uid WHERE activity = :activity")
                .param("activity", event.activity().value())
                .query((row, n) -> JSON.readValue(row.getString("plan"), Plan.class))
                .optional();
    }

    private void keep(ActivityEvent event, Plan plan) {
        db.sql("UPDATE command.activity_uid SET plan = :plan WHERE activity = :activity")
                .param("activity", event.activity().value())
                .param("plan", json(plan))
                .update();
    }

    private void keep(ActivityEvent event, Stage stage) {
        db.sql("UPDATE command.activity_uid SET state = :state WHERE activity = :activity")
                .param("activity", event.activity().value())
                .param("state", stage.name())
                .update();
    }

    private static String json(Plan plan) {
        return JSON.writeValueAsString(plan);
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        return new Known(
                new ActivityId(row.getObject("activity", UUID.class)),
                new QuarterId(row.getObject("quarter", UUID.class)),
                Stage.valueOf(row.getString("state")),
                JSON.readValue(row.getString("plan"), Plan.class));
    }
}
