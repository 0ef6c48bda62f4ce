package org.quartier.query.attendance;

/**
 * SQL that both statistics of activities begin with: what was known of whom and how many came. It wants {@code held} with
 * the activities that count, each with {@code happened_before} and {@code recorded_before}, and the parameters of the
 * question.
 */
final class Known {

    /** The activities of the period as they were known, drafts and cancelled ones too. */
    static final String ACTIVITIES = "query.activity_then(:organisation, :from, :to, :quarter, :asOf, :knownAt, :upTo)";

    /**
     * What counts of {@code said}: happened by the end of the one day, recorded by the end of the other, and far enough
     * back in the log.
     */
    private static final String COUNTS =
            "said.happened_at < held.happened_before AND said.recorded_at < held.recorded_before AND said.position <="
                    + " :upTo";

    /**
     * {@code named}, one row per activity and person with the last of status and attendance; and {@code nameless}, the
     * heads of each activity that are reported beside them, with the last head count.
     */
    static final String ATTENDANCE = """
        registration AS (
            SELECT said.registration,
                   (array_agg(said.status ORDER BY said.position DESC)
                       FILTER (WHERE said.status IS NOT NULL))[1] AS status,
                   (array_agg(said.attendance ORDER BY said.position DESC)
                       FILTER (WHERE said.attendance IS NOT NULL))[1] AS attendance
            FROM held JOIN query.attendance_registration_state said ON said.activity = held.activity AND %1$s
            WHERE said.organisation = :organisation
            GROUP BY said.registration),
        named AS (
            SELECT r.activity, r.person, r.age_band, r.language,
                   bool_or(s.status = 'CONFIRMED' AND r.source <> 'WALK_IN') AS registered,
                   coalesce(bool_or(s.attendance IN ('PRESENT', 'PARTIAL')), false) AS visit,
                   bool_or(s.status = 'CONFIRMED' AND s.attendance = 'ABSENT') AS no_show,
                   sum(1 + r.companions) FILTER (WHERE s.status IN ('CONFIRMED', 'OFFERED')) AS taken
            FROM registration s JOIN query.attendance_registration r USING (registration)
            GROUP BY r.activity, r.person, r.age_band, r.language),
        present AS (
            SELECT activity, count(DISTINCT person) AS named FROM named WHERE visit GROUP BY activity),
        door AS (
            SELECT said.activity, sum(said.heads) AS nameless
            FROM held JOIN query.attendance_nameless_check_in said ON said.activity = held.activity AND %1$s
            WHERE said.organisation = :organisation AND (said.annulled_position IS NULL OR NOT (
                said.annulled_happened_at < held.happened_before AND said.annulled_recorded_at < held.recorded_before
                AND said.annulled_position <= :upTo))
            GROUP BY said.activity),
        counted AS (
            SELECT DISTINCT ON (said.activity) said.activity, said.position, said.total, said.additional
            FROM held JOIN query.attendance_head_count said ON said.activity = held.activity AND %1$s
            WHERE said.organisation = :organisation
            ORDER BY said.activity, said.position DESC),
        nameless AS (
            SELECT activity, coalesce(named, 0) AS named,
                   CASE WHEN c.additional THEN greatest(coalesce(nameless, 0), c.total)
                       ELSE greatest(coalesce(nameless, 0), coalesce(c.total, 0) - coalesce(named, 0)) END AS heads
            FROM held LEFT JOIN present USING (activity) LEFT JOIN door USING (activity)
            LEFT JOIN counted c USING (activity))
        """.formatted(COUNTS);

    private Known() {}
}
