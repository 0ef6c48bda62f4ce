-- What one activity adds to the figures of a period in the statistic attendance/3, as the log stood up to a position; for what
-- its changes after a close differ by. A test holds the two together.
CREATE FUNCTION query.activity_in_period(of_activity uuid, from_day date, to_day date, up_to bigint)
    RETURNS TABLE (inside boolean, day date, kind text, state text, activities bigint, registered bigint, visits bigint,
        head_count bigint, reported bigint, no_shows bigint)
    LANGUAGE sql STABLE
AS $$
    WITH plan AS (
        SELECT (array_agg(said.starts_at ORDER BY said.position DESC)
                   FILTER (WHERE said.starts_at IS NOT NULL))[1] AS starts_at,
               (array_agg(said.kind ORDER BY said.position DESC) FILTER (WHERE said.kind IS NOT NULL))[1] AS kind,
               (array_agg(said.state ORDER BY said.position DESC) FILTER (WHERE said.state IS NOT NULL))[1] AS state,
               (array_agg(said.draft ORDER BY said.position DESC) FILTER (WHERE said.draft IS NOT NULL))[1] AS draft
        FROM query.attendance_activity said WHERE said.activity = of_activity AND said.position <= up_to),
    zone AS (
        SELECT coalesce(q.zone, a.zone) AS zone
        FROM query.attendance_activity a
        LEFT JOIN query.quarter q ON q.quarter = a.quarter AND q.organisation = a.organisation
        WHERE a.activity = of_activity AND a.quarter IS NOT NULL),
    held AS (
        SELECT CAST(plan.starts_at AT TIME ZONE zone.zone AS date) AS day, plan.kind,
               CASE WHEN plan.draft THEN 'DRAFT' ELSE plan.state END AS state
        FROM plan CROSS JOIN zone WHERE plan.starts_at IS NOT NULL),
    registration AS (
        SELECT said.registration,
               (array_agg(said.status ORDER BY said.position DESC) FILTER (WHERE said.status IS NOT NULL))[1] AS status,
               (array_agg(said.attendance ORDER BY said.position DESC)
                   FILTER (WHERE said.attendance IS NOT NULL))[1] AS attendance
        FROM query.attendance_registration_state said
        WHERE said.activity = of_activity AND said.position <= up_to
        GROUP BY said.registration),
    person AS (
        SELECT r.person, bool_or(s.status = 'CONFIRMED' AND r.source <> 'WALK_IN') AS registered,
               coalesce(bool_or(s.attendance IN ('PRESENT', 'PARTIAL')), false) AS visit,
               bool_or(s.status = 'CONFIRMED' AND s.attendance = 'ABSENT') AS no_show
        FROM registration s JOIN query.attendance_registration r USING (registration)
        GROUP BY r.person),
    named AS (
        SELECT count(*) FILTER (WHERE registered) AS registered, count(*) FILTER (WHERE visit) AS visits,
               count(*) FILTER (WHERE no_show) AS no_shows
        FROM person),
    door AS (
        SELECT coalesce(sum(said.heads), 0) AS heads FROM query.attendance_nameless_check_in said
        WHERE said.activity = of_activity AND said.position <= up_to
          AND (said.annulled_position IS NULL OR said.annulled_position > up_to)),
    counted AS (
        SELECT said.total, said.additional FROM query.attendance_head_count said
        WHERE said.activity = of_activity AND said.position <= up_to ORDER BY said.position DESC LIMIT 1)
    SELECT held.day >= from_day AND held.day < to_day, held.day, held.kind, held.state, 1 * c.counts,
           named.registered * c.counts, named.visits * c.counts, counted.total * c.counts,
           (named.visits + CASE WHEN counted.additional THEN greatest(door.heads, counted.total)
               ELSE greatest(door.heads, coalesce(counted.total, 0) - named.visits) END) * c.counts,
           named.no_shows * c.counts
    FROM held CROSS JOIN named CROSS JOIN door LEFT JOIN counted ON true
    CROSS JOIN LATERAL (SELECT CASE WHEN held.day >= from_day AND held.day < to_day AND held.state = 'TAKES_PLACE'
        THEN CAST(1 AS bigint) ELSE 0 END AS counts) c
$$;
