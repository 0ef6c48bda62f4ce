package org.quartier.command.activity;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Capacity;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The quarter and capacity of each activity: a new description may repeat them, but changes neither. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class Offers {

    private final JdbcClient db;

    Offers(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /** Refuses another quarter or capacity; no capacity in the request says nothing about it. */
    void requireSame(OrganisationId organisation, ActivityId activity, QuarterId quarter, @Nullable Capacity capacity) {
        db.sql("""
            SELECT quarter = :quarter AS same_quarter,
                (places, reserved, policy, mode) IS NOT DISTINCT FROM
                    (:places::integer, :reserved::integer, :policy::text, :mode::text) AS same_capacity
            FROM command.activity_offer WHERE organisation = :organisation AND activity = :activity
            """)
                .param("organisation", organisation.value())
                .param("activity", activity.value())
                .param("quarter", quarter.value())
                .param("places", capacity == null ? null : capacity.places())
                .param("reserved", capacity == null ? null : capacity.reserved())
                .param("policy", capacity == null ? null : capacity.policy().name())
                .param("mode", capacity == null ? null : capacity.mode().name())
                .query((row, n) -> {
                    ActivityRule.QUARTER_CANNOT_CHANGE.require(row.getBoolean("same_quarter"));
                    ActivityRule.CAPACITY_HAS_ITS_OWN_ADDRESS.require(
                            capacity == null || row.getBoolean("same_capacity"));
                    return true;
                })
                .optional();
    }

    @EventHandler
    void on(ActivityPlanned event, EventMetadata about) {
        db.sql("""
            INSERT INTO command.activity_offer (organisation, activity, quarter)
            VALUES (:organisation, :activity, :quarter)
            """)
                .param("organisation", about.organisation().value())
                .param("activity", event.activity().value())
                .param("quarter", event.quarter().value())
                .update();
        if (event.capacity() != null) {
            keep(about.organisation(), event.activity(), event.capacity());
        }
    }

    @EventHandler
    void on(CapacityChanged event, EventMetadata about) {
        keep(about.organisation(), event.activity(), event.capacity());
    }

    private void keep(OrganisationId organisation, ActivityId activity, Capacity capacity) {
        db.sql("""
            UPDATE command.activity_offer
            SET places = :places, reserved = :reserved, policy = :policy, mode = :mode
            WHERE organisation = :organisation AND activity = :activity
            """)
                .param("organisation", organisation.value())
                .param("activity", activity.value())
                .param("places", capacity.places())
                .param("reserved", capacity.reserved())
                .param("policy", capacity.policy().name())
                .param("mode", capacity.mode().name())
                .update();
    }
}
