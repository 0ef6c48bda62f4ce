-- Who could take a shift.
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
