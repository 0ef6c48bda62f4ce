package org.quartier.query.statistic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.Days;
import org.quartier.query.ProjectionPositions;
import org.quartier.query.Snapshots;
import org.quartier.query.statistic.Statistic.Column;
import org.quartier.query.statistic.Statistic.Unit;
import org.quartier.query.statistic.Statistics.Definition;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads the figures of a statistic and the position to which they were computed, as of one instant. */
@Component
public class StatisticReader {

    private final JdbcClient db;
    private final ProjectionPositions positions;
    private final Snapshots snapshots;
    private final Clock clock;

    StatisticReader(
            @Qualifier("query") JdbcClient db, ProjectionPositions positions, Snapshots snapshots, Clock clock) {
        this.clock = clock;
        this.db = db;
        this.positions = positions;
        this.snapshots = snapshots;
    }

    /**
     * Reads.
     *
     * @param sql gives the values of the dimensions that are asked for, in their order, and then the figures; with the
     *     components of the question as parameters of the same names, and {@code organisation}
     * @param more further parameters
     */
    public Statistic read(
            Definition definition,
            OrganisationId organisation,
            StatisticQuestion question,
            String sql,
            Map<String, ?> more) {
        Knowledge knowledge = question.knowledge();
        return snapshots.read(() -> new Statistic(
                definition.name(),
                definition.version(),
                question,
                day(knowledge.asOf()),
                day(knowledge.knownAt()),
                Math.min(positions.of(definition.projections().toArray(String[]::new)), knowledge.upTo()),
                columns(definition, question),
                definition.charts(),
                ask(organisation, question, sql)
                        .params(more)
                        .query((row, n) -> row(row, question.by().size(), definition))
                        .list()));
    }

    private LocalDate day(@Nullable LocalDate asked) {
        return asked == null ? LocalDate.now(clock.withZone(Days.USUAL_ZONE)) : asked;
    }

    private StatementSpec ask(OrganisationId organisation, StatisticQuestion question, String sql) {
        Knowledge knowledge = question.knowledge();
        return db.sql(sql)
                .param("organisation", organisation.value())
                .param("from", question.from())
                .param("to", question.to())
                .param("quarter", question.quarter())
                .param("asOf", knowledge.asOf())
                .param("knownAt", knowledge.knownAt())
                .param("upTo", knowledge.upTo());
    }

    private static List<Column> columns(Definition definition, StatisticQuestion question) {
        return Stream.concat(
                        question.by().stream().map(dimension -> new Column(dimension.label(), Unit.LABEL)),
                        definition.figures().stream())
                .toList();
    }

    private static List<@Nullable Object> row(ResultSet row, int labels, Definition definition) throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int i = 1; i <= labels; i++) {
            cells.add(row.getString(i));
        }
        for (int i = 1; i <= definition.figures().size(); i++) {
            long figure = row.getLong(labels + i);
            cells.add(row.wasNull() ? null : figure);
        }
        return cells;
    }
}
