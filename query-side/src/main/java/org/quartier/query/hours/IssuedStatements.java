package org.quartier.query.hours;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.Page;
import org.quartier.query.Rows;
import org.quartier.query.hours.ApprovedHours.Knowledge;
import org.quartier.query.hours.HourStatements.Document;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code query.hours_statement}: the documents that left the house. */
@Component
class IssuedStatements {

    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}(-[0-9A-Z]{4}){4}");

    private final JdbcClient db;

    IssuedStatements(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    /** A document, and what was known when it was issued. */
    record Issued(Document document, Knowledge knowledge) {}

    /** Those of a volunteer and year, the last one first. */
    List<Issued> of(OrganisationId organisation, UUID volunteer, int year) {
        return db.sql("""
            SELECT * FROM query.hours_statement
            WHERE organisation = :organisation AND volunteer = :volunteer AND year = :year
            ORDER BY position DESC
            """)
                .param("organisation", organisation.value())
                .param("volunteer", volunteer)
                .param("year", year)
                .query((row, n) -> issued(row))
                .list();
    }

    /** Those of a volunteer, the last one first; one more than a page has. */
    List<Issued> of(OrganisationId organisation, UUID volunteer, Page.Request<Long> page) {
        return db.sql("""
            SELECT * FROM query.hours_statement
            WHERE organisation = :organisation AND volunteer = :volunteer
              AND (CAST(:before AS bigint) IS NULL OR position < :before)
            ORDER BY position DESC LIMIT :limit + 1
            """)
                .param("organisation", organisation.value())
                .param("volunteer", volunteer)
                .param("before", page.after())
                .param("limit", page.limit())
                .query((row, n) -> issued(row))
                .list();
    }

    /** One of an organisation. */
    Optional<Issued> find(OrganisationId organisation, UUID statement) {
        return db.sql("SELECT * FROM query.hours_statement WHERE organisation = :organisation AND statement ="
                        + " :statement")
                .param("organisation", organisation.value())
                .param("statement", statement)
                .query((row, n) -> issued(row))
                .optional();
    }

    /** The one with a code, whoever issued it. However the code is typed: letters that look alike are read alike. */
    Optional<Issued> withCode(String code) {
        String letters = asIssued(code);
        if (!CODE.matcher(letters).matches()) {
            return Optional.empty();
        }
        return db.sql("SELECT * FROM query.hours_statement WHERE code = :code")
                .param("code", letters)
                .query((row, n) -> issued(row))
                .optional();
    }

    private static String asIssued(String typed) {
        String letters = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return letters.replaceAll("(.{4})(?=.)", "$1-");
    }

    private static Issued issued(ResultSet row) throws SQLException {
        LocalDate asOf = row.getObject("as_of", LocalDate.class);
        return new Issued(
                new Document(
                        row.getObject("statement", UUID.class),
                        row.getString("code"),
                        asOf,
                        Rows.instant(row, "issued_at")),
                new Knowledge(
                        new OrganisationId(row.getString("organisation")),
                        row.getObject("volunteer", UUID.class),
                        row.getInt("year"),
                        asOf,
                        ZoneId.of(row.getString("zone")),
                        row.getLong("position")));
    }
}
