package org.quartier.query.hours;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Names;
import org.quartier.query.ProjectionPositions;
import org.quartier.query.Snapshots;
import org.quartier.query.hours.ApprovedHours.Knowledge;
import org.quartier.query.hours.IssuedStatements.Issued;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The statement of a volunteer's hours: of each entry the state that was known at the end of a day, and of those what
 * was approved. The sum and its position in the log are read from one snapshot.
 */
@Component
class HourStatements {

    /** Says how the figures are made; a new one gets a new name. */
    private static final String DEFINITION = "hours-statement/1";

    private final JdbcClient db;
    private final ApprovedHours hours;
    private final IssuedStatements issued;
    private final ProjectionPositions positions;
    private final Snapshots snapshots;
    private final Clock clock;

    HourStatements(
            @Qualifier("query") JdbcClient db,
            ApprovedHours hours,
            IssuedStatements issued,
            Snapshots snapshots,
            ProjectionPositions positions,
            Clock clock) {
        this.db = db;
        this.hours = hours;
        this.issued = issued;
        this.positions = positions;
        this.clock = clock;
        this.snapshots = snapshots;
    }

    /**
     * A statement.
     *
     * @param approvedMinutes the sum of the entries
     * @param asOf the day, in the zone of the volunteer's quarter, at whose end this was known
     * @param digest of whose hours these are, year, day and entries; the same as long as they are
     * @param issued the last document with exactly these entries, and of that day when one was asked for
     * @param position the index up to which the log was read
     */
    record Statement(
            UUID volunteer,
            @Nullable String name,
            int year,
            LocalDate asOf,
            long approvedMinutes,
            List<Entry> entries,
            String digest,
            @Nullable Document issued,
            String definition,
            long position) {}

    /** One approved entry; the task is absent for those who see no names. */
    record Entry(UUID id, @Nullable UUID activity, @Nullable String task, Instant start, Instant end, int minutes) {}

    /**
     * A statement that was issued.
     *
     * @param code for {@code /statements/{code}}
     */
    record Document(UUID id, String code, LocalDate asOf, Instant issuedAt) {}

    /** Whose hours they are, and in which zone days begin. */
    record Of(
            @Nullable String name,
            boolean erased,
            @Nullable String quarter,
            @Nullable String municipality,
            ZoneId zone) {}

    /**
     * The statement of one year.
     *
     * @throws Refusal 404 for a volunteer of another organisation, 400 for a day to come
     */
    Statement of(Actor actor, VolunteerId volunteer, @Nullable Integer year, @Nullable LocalDate asOf) {
        return snapshots.read(() -> {
            ZoneId zone = find(actor, volunteer).zone();
            LocalDate today = clock.instant().atZone(zone).toLocalDate();
            LocalDate day = asOf == null ? today : asOf;
            if (day.isAfter(today)) {
                throw Refusal.malformed("asOf", "must not be in the future");
            }
            int ofYear = year == null ? day.getYear() : year;
            Knowledge now = new Knowledge(actor.organisation(), volunteer.value(), ofYear, day, zone, Long.MAX_VALUE);
            List<Entry> counted = hours.bare(now);
            Document document = issued.of(actor.organisation(), volunteer.value(), ofYear).stream()
                    .filter(statement ->
                            asOf == null || statement.knowledge().asOf().equals(asOf))
                    .filter(statement -> counted.equals(hours.bare(statement.knowledge())))
                    .findFirst()
                    .map(Issued::document)
                    .orElse(null);
            return statement(actor, volunteer.value(), now, document);
        });
    }

    /**
     * A statement as it was issued.
     *
     * @throws Refusal 404 when the organisation issued no such one
     */
    Statement issued(Actor actor, UUID statement) {
        return snapshots.read(() -> {
            Issued found = issued.find(actor.organisation(), statement).orElseThrow(Refusal::notFound);
            return statement(actor, found.knowledge().volunteer(), found.knowledge(), found.document());
        });
    }

    /** The digest that a statement carries. */
    String digest(Issued statement) {
        return digest(statement.knowledge(), hours.bare(statement.knowledge()));
    }

    private Statement statement(Actor actor, UUID volunteer, Knowledge knowledge, @Nullable Document document) {
        List<Entry> entries = hours.find(actor, knowledge);
        return new Statement(
                volunteer,
                find(actor, new VolunteerId(volunteer)).name(),
                knowledge.year(),
                knowledge.asOf(),
                entries.stream().mapToLong(Entry::minutes).sum(),
                entries,
                digest(knowledge, entries),
                document,
                DEFINITION,
                positions.of(HourProjection.NAME));
    }

    /** @throws Refusal 404 when the organisation has no such volunteer */
    void requireKnown(Actor actor, VolunteerId volunteer) {
        find(actor, volunteer);
    }

    /** @throws Refusal 404 when the organisation has no such volunteer */
    Of find(Actor actor, VolunteerId volunteer) {
        return db.sql("""
            SELECT n.name, coalesce(n.erased, false) AS erased, q.name AS quarter, q.municipality,
                   coalesce(q.zone, 'Europe/Berlin') AS zone
            FROM query.volunteer v
            LEFT JOIN query.seen_name(:organisation, :everyone, :moderator) n ON n.person = v.person
            LEFT JOIN query.quarter q ON q.quarter = v.quarter AND q.organisation = v.organisation
            WHERE v.organisation = :organisation AND v.volunteer = :volunteer
            """)
                .param("organisation", actor.organisation().value())
                .param("volunteer", volunteer.value())
                .param("everyone", Names.ofEveryone(actor))
                .param("moderator", Names.moderator(actor))
                .query((row, n) -> new Of(
                        row.getString("name"),
                        row.getBoolean("erased"),
                        row.getString("quarter"),
                        row.getString("municipality"),
                        ZoneId.of(row.getString("zone"))))
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /** SHA-256 over one line per fact, in hexadecimal digits. */
    private static String digest(Knowledge knowledge, List<Entry> entries) {
        StringBuilder facts = new StringBuilder(DEFINITION)
                .append('\n')
                .append(knowledge.organisation())
                .append('\n')
                .append(knowledge.volunteer())
                .append('\n')
                .append(knowledge.year())
                .append('\n')
                .append(knowledge.asOf())
                .append('\n');
        entries.forEach(entry -> facts.append(entry.id())
                .append(' ')
                .append(entry.start())
                .append(' ')
                .append(entry.end())
                .append(' ')
                .append(entry.minutes())
                .append('\n'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(facts.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
