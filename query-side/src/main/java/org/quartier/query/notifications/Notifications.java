package org.quartier.query.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.NotificationId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.Concern;
import org.quartier.kernel.value.NoticeKind;
import org.quartier.query.Page;
import org.quartier.query.Rows;
import org.quartier.query.notifications.NotificationController.Item;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code query.notification}, with names. */
@Component
class Notifications {

    private static final String SELECT = """
        SELECT n.*, p.name FROM query.notification n
        LEFT JOIN query.person_name p ON p.person = n.person AND p.organisation = n.organisation
        WHERE n.organisation = :organisation
        """;

    private final JdbcClient db;

    Notifications(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    /** Which are looked for; what is null does not matter. */
    record Wanted(
            @Nullable ActivityId activity,
            @Nullable PersonId person,
            @Nullable NotificationStatus status) {}

    /** One, and of which versions of its activity it tells. */
    record Found(Item item, @Nullable Long before, long version) {}

    /** The latest first. */
    Page<Item> find(OrganisationId organisation, Wanted wanted, Page.Request<UUID> page) {
        return Page.of(
                db.sql(SELECT + """
                      AND (CAST(:activity AS uuid) IS NULL OR n.activity = CAST(:activity AS uuid))
                      AND (CAST(:person AS uuid) IS NULL OR n.person = CAST(:person AS uuid))
                      AND (CAST(:status AS text) IS NULL OR n.status = CAST(:status AS text))
                      AND (CAST(:after AS uuid) IS NULL OR n.notification < CAST(:after AS uuid))
                    ORDER BY n.notification DESC LIMIT :limit + 1
                    """)
                        .param("organisation", organisation.value())
                        .param(
                                "activity",
                                wanted.activity() == null
                                        ? null
                                        : wanted.activity().value())
                        .param(
                                "person",
                                wanted.person() == null ? null : wanted.person().value())
                        .param(
                                "status",
                                wanted.status() == null ? null : wanted.status().name())
                        .param("after", page.after())
                        .param("limit", page.limit())
                        .query((row, n) -> item(row))
                        .list(),
                page,
                Item::id);
    }

    /** One of an organisation's. */
    Optional<Found> one(OrganisationId organisation, NotificationId notification) {
        return db.sql(SELECT + " AND n.notification = :notification")
                .param("organisation", organisation.value())
                .param("notification", notification.value())
                .query((row, n) ->
                        new Found(item(row), row.getObject("before_version", Long.class), row.getLong("version")))
                .optional();
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getObject("notification", UUID.class),
                row.getObject("activity", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("name"),
                NoticeKind.valueOf(row.getString("kind")),
                Concern.valueOf(row.getString("concern")),
                NotificationStatus.valueOf(row.getString("status")),
                Rows.instant(row, "raised_at"),
                row.getInt("attempts"),
                row.getString("failure"),
                Rows.instantOrNull(row, "next_attempt"),
                Rows.instantOrNull(row, "sent_at"),
                Rows.instantOrNull(row, "answer_until"));
    }
}
