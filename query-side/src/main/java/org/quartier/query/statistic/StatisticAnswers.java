package org.quartier.query.statistic;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.web.Positions;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Days;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers what a statistic is asked over HTTP: reads the question, has it counted and gives the figures in the form that
 * is wanted. Whatever is to be kept back from someone who asks belongs between the second and the third.
 */
@Component
public class StatisticAnswers {

    private final JdbcClient db;
    private final StatisticForms forms;
    private final Clock clock;

    StatisticAnswers(@Qualifier("query") JdbcClient db, StatisticForms forms, Clock clock) {
        this.db = db;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * Answers.
     *
     * @throws Refusal 400 for what cannot be asked, 404 for a quarter of another organisation, 406 for a form that is none
     */
    public ResponseEntity<?> answer(
            Statistics statistics,
            Actor actor,
            StatisticParameters asked,
            HttpServletRequest request,
            HttpServletResponse response) {
        LocalDate today = LocalDate.now(clock.withZone(Days.USUAL_ZONE));
        StatisticQuestion question = asked.question(statistics.definition().dimensions(), today);
        if (question.quarter() != null && !knows(actor.organisation(), question.quarter())) {
            throw Refusal.notFound();
        }
        Statistic found = statistics.of(actor.organisation(), question);
        response.setHeader(Positions.EVENT_POSITION, Long.toString(found.position()));
        return forms.answer(found, actor.organisation(), request);
    }

    private boolean knows(OrganisationId organisation, UUID quarter) {
        return db.sql("SELECT EXISTS (SELECT FROM query.quarter WHERE organisation = ? AND quarter = ?)")
                .param(organisation.value())
                .param(quarter)
                .query(Boolean.class)
                .single();
    }
}
