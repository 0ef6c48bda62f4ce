package org.quartier.command.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.quartier.command.RuleViolation;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.web.Refusal.Collision;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table of binding bookings. Whoever takes a resource locks it first, so that of two at the same instant one waits
 * for the other and then sees it; the table's own constraint has the final word.
 */
@Component
class Bookings {

    private static final Set<String> LOST_RACE = Set.of("23P01", "40P01");

    private final JdbcClient db;
    private final TransactionTemplate separately;

    Bookings(@Qualifier("command") JdbcClient db, @Qualifier("command") PlatformTransactionManager transactions) {
        this.db = db;
        this.separately = new TransactionTemplate(transactions);
        this.separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Books what an activity or an hour entry now takes, and frees what it no longer does.
     *
     * @throws RuleViolation listing what it collides with
     */
    void settle(OrganisationId organisation, UUID holder) {
        List<Booking> present = present(organisation, holder);
        List<Booking> due = due(organisation, holder);
        List<Booking> taken = due.stream()
                .filter(booking -> !present.contains(booking))
                .sorted(Booking.LOCKING)
                .toList();
        try {
            taken.forEach(this::lock);
            present.stream().filter(booking -> !due.contains(booking)).forEach(this::delete);
            refuseIfAny(collisions(taken));
            taken.forEach(this::insert);
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException sql && LOST_RACE.contains(sql.getSQLState())) {
                throw lostRace(taken);
            }
            throw e;
        }
    }

    /** Frees a person of everything. */
    void free(OrganisationId organisation, PersonId person) {
        db.sql("""
            DELETE FROM command.booking
            WHERE organisation = :organisation AND resource = :person AND purpose NOT IN ('ROOM', 'EQUIPMENT')
            """)
                .param("organisation", organisation.value())
                .param("person", person.value())
                .update();
    }

    /** All that follow from what is known, of all organisations. */
    List<Booking> due() {
        return db.sql("SELECT * FROM command.due_booking").query(Bookings::read).list();
    }

    /** All that are kept, of all organisations. */
    List<Booking> present() {
        return db.sql("""
            SELECT organisation, purpose, resource, holder, lower(during) AS from_at, upper(during) AS to_at
            FROM command.booking
            """).query(Bookings::read).list();
    }

    void insert(Booking booking) {
        db.sql("""
            INSERT INTO command.booking (organisation, purpose, resource, holder, during)
            VALUES (:organisation, :purpose, :resource, :holder, tstzrange(:from, :to))
            """).params(values(booking)).update();
    }

    void delete(Booking booking) {
        db.sql("""
            DELETE FROM command.booking WHERE organisation = :organisation AND holder = :holder
                AND purpose = :purpose AND resource = :resource
            """).params(values(booking)).update();
    }

    private List<Booking> due(OrganisationId organisation, UUID holder) {
        return db.sql("SELECT * FROM command.due_booking WHERE organisation = :organisation AND holder = :holder")
                .param("organisation", organisation.value())
                .param("holder", holder)
                .query(Bookings::read)
                .list();
    }

    private List<Booking> present(OrganisationId organisation, UUID holder) {
        return db.sql("""
            SELECT organisation, purpose, resource, holder, lower(during) AS from_at, upper(during) AS to_at
            FROM command.booking WHERE organisation = :organisation AND holder = :holder
            """)
                .param("organisation", organisation.value())
                .param("holder", holder)
                .query(Bookings::read)
                .list();
    }

    private void lock(Booking booking) {
        db.sql("SELECT pg_advisory_xact_lock(hashtextextended(:resource, 29))")
                .param("resource", booking.organisation() + "|" + booking.purpose() + "|" + booking.resource())
                .query((row, n) -> 0)
                .single();
    }

    /**
     * With what the room of an activity overlaps without being refused: a pre-booking with everything, a binding booking
     * with pre-bookings.
     */
    List<Collision> overlapped(OrganisationId organisation, UUID activity) {
        return db.sql("""
            SELECT other.room, other.activity, other.from_at, other.to_at
            FROM command.named_room mine
            JOIN (SELECT organisation, room, activity, firm, from_at, to_at FROM command.named_room
                UNION ALL SELECT organisation, room, NULL, true, from_at, to_at FROM command.room_closure) other
                ON other.organisation = mine.organisation AND other.room = mine.room
                AND other.activity IS DISTINCT FROM mine.activity
                AND other.from_at < mine.to_at AND other.to_at > mine.from_at
            WHERE mine.organisation = :organisation AND mine.activity = :activity AND NOT (mine.firm AND other.firm)
            ORDER BY other.from_at, other.activity
            """)
                .param("organisation", organisation.value())
                .param("activity", activity)
                .query((row, n) -> new Collision(
                        Purpose.ROOM.name(),
                        row.getObject("room", UUID.class),
                        row.getObject("activity", UUID.class),
                        row.getObject("from_at", OffsetDateTime.class).toInstant(),
                        row.getObject("to_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private List<Collision> collisions(List<Booking> taken) {
        return taken.stream().flatMap(booking -> overlapping(booking).stream()).toList();
    }

    private List<Collision> overlapping(Booking booking) {
        return db.sql("""
            SELECT b.purpose, b.resource, lower(b.during) AS from_at, upper(b.during) AS to_at,
                CASE WHEN b.purpose = 'SHIFT' THEN s.activity
                    WHEN b.purpose <> 'HOURS' AND c.closure IS NULL AND e.closure IS NULL THEN b.holder END AS activity
            FROM command.booking b
            LEFT JOIN command.room_closure c ON c.organisation = b.organisation AND c.closure = b.holder
            LEFT JOIN command.equipment_closure e ON e.organisation = b.organisation AND e.closure = b.holder
            LEFT JOIN command.shift_plan s ON s.organisation = b.organisation AND s.shift = b.holder
            WHERE b.organisation = :organisation AND b.purpose = :purpose AND b.resource = :resource
              AND b.during && tstzrange(:from, :to) AND b.holder <> :holder
            ORDER BY b.during, b.holder
            """).params(values(booking)).query(Bookings::collision).list();
    }

    /** Neither a closure nor an hour entry is an activity; a shift belongs to one. */
    private static Collision collision(ResultSet row, int n) throws SQLException {
        return new Collision(
                row.getString("purpose"),
                row.getObject("resource", UUID.class),
                row.getObject("activity", UUID.class),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("to_at", OffsetDateTime.class).toInstant());
    }

    private static void refuseIfAny(List<Collision> collisions) {
        if (!collisions.isEmpty()) {
            // rooms come first: a lost room can be given up, a moderator cannot
            throw Purpose.valueOf(collisions.getFirst().purpose()).rule().collidingWith(collisions);
        }
    }

    /** The transaction is void by now, so the winner is read in another, once its lock shows that it is through. */
    private RuleViolation lostRace(List<Booking> taken) {
        List<Collision> collisions = separately.execute(status -> {
            taken.forEach(this::lock);
            return collisions(taken);
        });
        BookingRule rule = taken.getFirst().purpose().rule();
        if (collisions == null || collisions.isEmpty()) {
            return rule.violated();
        }
        return Purpose.valueOf(collisions.getFirst().purpose()).rule().collidingWith(collisions);
    }

    private static Booking read(ResultSet row, int n) throws SQLException {
        return new Booking(
                new OrganisationId(row.getString("organisation")),
                Purpose.valueOf(row.getString("purpose")),
                row.getObject("resource", UUID.class),
                row.getObject("holder", UUID.class),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("to_at", OffsetDateTime.class).toInstant());
    }

    private static java.util.Map<String, Object> values(Booking booking) {
        return java.util.Map.of(
                "organisation", booking.organisation().value(),
                "purpose", booking.purpose().name(),
                "resource", booking.resource(),
                "holder", booking.holder(),
                "from", booking.from().atOffset(ZoneOffset.UTC),
                "to", booking.to().atOffset(ZoneOffset.UTC));
    }
}
