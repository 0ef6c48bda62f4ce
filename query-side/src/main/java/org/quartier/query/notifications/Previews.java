package org.quartier.query.notifications;

import java.sql.Array;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.letter.Letter;
import org.quartier.kernel.letter.Letters;
import org.quartier.kernel.letter.Occasion;
import org.quartier.kernel.letter.PlaceNames;
import org.quartier.kernel.letter.PlanState;
import org.quartier.kernel.letter.Reader;
import org.quartier.query.LoggedEvents;
import org.quartier.query.notifications.NotificationController.Item;
import org.quartier.query.notifications.Notifications.Found;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes again what a person was told, or would be: out of the activity's history, as the sender does. */
@Component
class Previews {

    private final JdbcClient db;
    private final LoggedEvents events;

    Previews(@Qualifier("query") JdbcClient db, LoggedEvents events) {
        this.db = db;
        this.events = events;
    }

    Letter of(OrganisationId organisation, Found found) {
        Item item = found.item();
        var history = events.of(organisation, item.activity().toString(), found.version());
        Long before = found.before();
        Occasion occasion = new Occasion(
                item.kind(),
                item.concern(),
                before == null ? null : PlanState.of(history, before).orElseThrow(),
                PlanState.of(history, found.version()).orElseThrow(),
                item.answerUntil());
        String name = item.name() == null ? "" : item.name();
        return Letters.write(
                occasion, Reader.of(name, languages(organisation, item.personId())), new Places(db, organisation));
    }

    private List<String> languages(OrganisationId organisation, UUID person) {
        return db.sql("SELECT languages FROM query.person WHERE organisation = :organisation AND person = :person")
                .param("organisation", organisation.value())
                .param("person", person)
                .query((row, n) -> {
                    Array languages = row.getArray("languages");
                    return List.of((String[]) languages.getArray());
                })
                .optional()
                .orElse(List.of());
    }

    /** The venues and rooms of an organisation. */
    private record Places(JdbcClient db, OrganisationId organisation) implements PlaceNames {

        @Override
        public Optional<VenueId> venueOf(RoomId room) {
            return db.sql("SELECT venue FROM query.room WHERE organisation = :organisation AND room = :room")
                    .param("organisation", organisation.value())
                    .param("room", room.value())
                    .query(UUID.class)
                    .optional()
                    .map(VenueId::new);
        }

        @Override
        public Optional<String> of(VenueId venue) {
            return name(
                    "SELECT name FROM query.venue WHERE organisation = :organisation AND venue = :id", venue.value());
        }

        @Override
        public Optional<String> of(RoomId room) {
            return name("SELECT name FROM query.room WHERE organisation = :organisation AND room = :id", room.value());
        }

        private Optional<String> name(String sql, UUID id) {
            return db.sql(sql)
                    .param("organisation", organisation.value())
                    .param("id", id)
                    .query(String.class)
                    .optional();
        }
    }
}
