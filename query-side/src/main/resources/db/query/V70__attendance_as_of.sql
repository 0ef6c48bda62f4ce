-- Attendance of any day (R-56): of each activity, registration and count everything that was said, with when it happened, when
-- it was recorded and where it stands in the log. The last that was said by then holds. Attendance is projected again.
DROP TABLE query.attendance_activity, query.attendance_registration, query.attendance_head_count,
    query.attendance_head_count_band, query.attendance_nameless_check_in;
DELETE FROM query.dead_letter WHERE processingGroup = 'attendance';
DELETE FROM query.token_entry WHERE processor_name = 'attendance';

-- What one event said of an activity; what it said nothing about is null.
CREATE TABLE query.attendance_activity (
    activity     uuid        NOT NULL,
    position     bigint      NOT NULL,
    organisation text        NOT NULL,
    quarter      uuid,
    kind         text,
    starts_at    timestamptz,
    zone         text,
    state        text,
    draft        boolean,
    places       integer,
    happened_at  timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (activity, position)
);
COMMENT ON COLUMN query.attendance_activity.quarter IS 'Of the plan, which is the first that is said; never changed';
COMMENT ON COLUMN query.attendance_activity.state IS 'TAKES_PLACE, POSTPONED or CANCELLED';
COMMENT ON COLUMN query.attendance_activity.draft IS 'Neither published nor completed yet';
COMMENT ON COLUMN query.attendance_activity.places IS 'Nothing is said about them where anyone may come';
CREATE INDEX attendance_activity_start ON query.attendance_activity (organisation, starts_at) WHERE starts_at IS NOT NULL;

-- What of a registration never changes. No name and no birth date: age band and language stand as of the activity.
CREATE TABLE query.attendance_registration (
    registration uuid    NOT NULL PRIMARY KEY,
    organisation text    NOT NULL,
    activity     uuid    NOT NULL,
    person       uuid    NOT NULL,
    companions   integer NOT NULL,
    source       text    NOT NULL,
    age_band     text    NOT NULL,
    language     text    NOT NULL
);
CREATE INDEX attendance_registration_activity ON query.attendance_registration (activity);

CREATE TABLE query.attendance_registration_state (
    registration uuid        NOT NULL,
    position     bigint      NOT NULL,
    organisation text        NOT NULL,
    activity     uuid        NOT NULL,
    status       text,
    attendance   text,
    happened_at  timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (registration, position)
);
COMMENT ON TABLE query.attendance_registration_state IS 'What one event said of a registration: its status or its attendance';
CREATE INDEX attendance_registration_state_activity ON query.attendance_registration_state (activity);

CREATE TABLE query.attendance_head_count (
    activity     uuid        NOT NULL,
    position     bigint      NOT NULL,
    organisation text        NOT NULL,
    total        integer     NOT NULL,
    additional   boolean     NOT NULL,
    happened_at  timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (activity, position)
);
COMMENT ON TABLE query.attendance_head_count IS 'Each head count; no row when nobody counted, which is not zero (R-27)';

CREATE TABLE query.attendance_head_count_band (
    activity     uuid    NOT NULL,
    position     bigint  NOT NULL,
    organisation text    NOT NULL,
    age_band     text    NOT NULL,
    heads        integer NOT NULL,
    PRIMARY KEY (activity, position, age_band)
);
COMMENT ON TABLE query.attendance_head_count_band IS
    'The same by age band, with UNKNOWN for the rest: the heads of a count add up to its total';

CREATE TABLE query.attendance_nameless_check_in (
    check_in             uuid        NOT NULL PRIMARY KEY,
    position             bigint      NOT NULL,
    organisation         text        NOT NULL,
    activity             uuid        NOT NULL,
    heads                integer     NOT NULL,
    happened_at          timestamptz NOT NULL,
    recorded_at          timestamptz NOT NULL,
    annulled_position    bigint,
    annulled_happened_at timestamptz,
    annulled_recorded_at timestamptz
);
CREATE INDEX attendance_nameless_check_in_activity ON query.attendance_nameless_check_in (activity);

-- Until when something must have happened and been recorded to count: the end of a day in a zone, or always.
CREATE FUNCTION query.end_of_day(day date, zone text) RETURNS timestamptz LANGUAGE sql IMMUTABLE
AS $$ SELECT coalesce(CAST(day + 1 AS timestamp) AT TIME ZONE zone, 'infinity') $$;

-- The activities of a period, of a quarter or all, drafts and cancelled ones too, as they were on the day as_of by what was
-- known on the day known_at and stands in the log up to a position. Days are those of the activity's quarter. It is planned
-- apart from the question around it (a function with a SET of its own is), which then takes it for a long list: inlined, its
-- conditions are taken to leave one row, and all that follows is joined row by row.
CREATE FUNCTION query.activity_then(of_organisation text, from_day date, to_day date, of_quarter uuid,
        as_of date, known_at date, up_to bigint)
    RETURNS TABLE (activity uuid, quarter uuid, zone text, kind text, starts_at timestamptz, state text,
        takes_place boolean, draft boolean, places integer, happened_before timestamptz, recorded_before timestamptz)
    LANGUAGE sql STABLE ROWS 2000 SET search_path = query
AS $$
    SELECT then_.activity, then_.quarter, then_.zone, then_.kind, then_.starts_at, then_.state,
           then_.state = 'TAKES_PLACE', then_.draft, then_.places, then_.happened_before, then_.recorded_before
    FROM (
        SELECT planned.activity, planned.quarter, planned.zone,
               (array_agg(said.kind ORDER BY said.position DESC) FILTER (WHERE said.kind IS NOT NULL))[1] AS kind,
               (array_agg(said.starts_at ORDER BY said.position DESC)
                   FILTER (WHERE said.starts_at IS NOT NULL))[1] AS starts_at,
               (array_agg(said.state ORDER BY said.position DESC) FILTER (WHERE said.state IS NOT NULL))[1] AS state,
               (array_agg(said.draft ORDER BY said.position DESC) FILTER (WHERE said.draft IS NOT NULL))[1] AS draft,
               (array_agg(said.places ORDER BY said.position DESC) FILTER (WHERE said.places IS NOT NULL))[1] AS places,
               planned.happened_before, planned.recorded_before
        FROM (
            SELECT a.activity, a.quarter, z.zone, query.end_of_day(as_of, z.zone) AS happened_before,
                   query.end_of_day(known_at, z.zone) AS recorded_before
            FROM query.attendance_activity a
            LEFT JOIN query.quarter q ON q.quarter = a.quarter AND q.organisation = a.organisation
            CROSS JOIN LATERAL (SELECT coalesce(q.zone, a.zone) AS zone) z
            WHERE a.organisation = of_organisation AND a.quarter IS NOT NULL
              AND (of_quarter IS NULL OR a.quarter = of_quarter)
              AND a.activity IN (
                  SELECT near.activity FROM query.attendance_activity near
                  WHERE near.organisation = of_organisation AND near.starts_at >= from_day - interval '1 day'
                    AND near.starts_at < to_day + interval '1 day')) planned
        JOIN query.attendance_activity said ON said.activity = planned.activity
            AND said.happened_at < planned.happened_before AND said.recorded_at < planned.recorded_before
            AND said.position <= up_to
        GROUP BY planned.activity, planned.quarter, planned.zone, planned.happened_before, planned.recorded_before) then_
    WHERE then_.starts_at AT TIME ZONE then_.zone >= from_day AND then_.starts_at AT TIME ZONE then_.zone < to_day
$$;
