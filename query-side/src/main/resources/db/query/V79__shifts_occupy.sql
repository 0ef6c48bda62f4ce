-- Who helps in a shift is taken, and who stands by is only asked. Hour entries say what was: the time of a shift and of
-- the entry logged from it is taken once (R-38).
CREATE OR REPLACE VIEW query.occupation WITH (security_invoker = true) AS
SELECT a.organisation, 'ROOM' AS purpose, a.room AS resource, a.activity, CAST(NULL AS uuid) AS closure,
    a.booking = 'FIRM' AS binding,
    a.starts_at - make_interval(mins => coalesce(r.set_up_minutes, 0)) AS from_at,
    a.ends_at + make_interval(mins => coalesce(r.tear_down_minutes, 0)) AS to_at,
    CAST(NULL AS uuid) AS shift
FROM query.activity a LEFT JOIN query.room r ON r.room = a.room AND r.organisation = a.organisation
WHERE a.room IS NOT NULL AND a.state IN ('DRAFT', 'PUBLISHED', 'COMPLETED') AND a.ends_at > a.starts_at
UNION ALL
SELECT organisation, 'ROOM', room, NULL, closure, true, from_at, to_at, NULL FROM query.room_closure
UNION ALL
SELECT a.organisation, 'MODERATION', m.person, a.activity, NULL, true, a.starts_at, a.ends_at, NULL
FROM query.activity_moderator m JOIN query.activity a ON a.activity = m.activity AND a.organisation = m.organisation
WHERE a.state IN ('DRAFT', 'PUBLISHED', 'COMPLETED') AND a.ends_at > a.starts_at
UNION ALL
SELECT s.organisation, 'SHIFT', v.person, s.activity, NULL, v.standing = 'SIGNED_UP', s.starts_at, s.ends_at, s.shift
FROM query.shift s JOIN query.shift_volunteer v ON v.shift = s.shift AND v.organisation = s.organisation
WHERE s.state = 'OPEN';

CREATE INDEX shift_volunteer_person ON query.shift_volunteer (organisation, person);

CREATE FUNCTION query.has_skills(has text[], needed text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (SELECT FROM unnest(needed) n WHERE NOT EXISTS (
        SELECT FROM unnest(has) h WHERE query.searchable(h) = query.searchable(n)))
$$;
COMMENT ON FUNCTION query.has_skills IS 'Whether each skill that is needed is there, however it is written';

CREATE FUNCTION query.is_available(weekly jsonb, start_at timestamp, end_at timestamp) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT weekly = '[]' OR EXISTS (
        SELECT FROM jsonb_to_recordset(weekly) AS w(day text, "from" time, "to" time)
        WHERE w.day = to_char(start_at, 'FMDAY') AND start_at::time >= w."from"
          AND (end_at::date = start_at::date AND (end_at::time <= w."to" OR w."to" = '00:00')
            OR end_at = start_at::date + 1 AND w."to" = '00:00')) -- ends a day
$$;
COMMENT ON FUNCTION query.is_available IS 'Whether a local time lies within what someone said of their week; nothing said is any time';
