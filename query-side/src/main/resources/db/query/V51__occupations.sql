CREATE TABLE query.room_closure (
    closure      uuid        NOT NULL PRIMARY KEY,
    organisation text        NOT NULL,
    room         uuid        NOT NULL,
    from_at      timestamptz NOT NULL,
    to_at        timestamptz NOT NULL
);
COMMENT ON TABLE query.room_closure IS 'When rooms cannot be used (R-04)';
CREATE INDEX room_closure_room ON query.room_closure (organisation, room, from_at);

-- One place that says what is taken when: room buffers included, travel buffers not.
CREATE VIEW query.occupation WITH (security_invoker = true) AS
SELECT a.organisation, 'ROOM' AS purpose, a.room AS resource, a.activity, CAST(NULL AS uuid) AS closure,
    a.booking = 'FIRM' AS binding,
    a.starts_at - make_interval(mins => coalesce(r.set_up_minutes, 0)) AS from_at,
    a.ends_at + make_interval(mins => coalesce(r.tear_down_minutes, 0)) AS to_at
FROM query.activity a LEFT JOIN query.room r ON r.room = a.room AND r.organisation = a.organisation
WHERE a.room IS NOT NULL AND a.state IN ('DRAFT', 'PUBLISHED', 'COMPLETED') AND a.ends_at > a.starts_at
UNION ALL
SELECT organisation, 'ROOM', room, NULL, closure, true, from_at, to_at FROM query.room_closure
UNION ALL
SELECT a.organisation, 'MODERATION', m.person, a.activity, NULL, true, a.starts_at, a.ends_at
FROM query.activity_moderator m JOIN query.activity a ON a.activity = m.activity AND a.organisation = m.organisation
WHERE a.state IN ('DRAFT', 'PUBLISHED', 'COMPLETED') AND a.ends_at > a.starts_at
UNION ALL
SELECT organisation, 'HOURS', person, activity, NULL, true, start_at, end_at
FROM query.hour_entry WHERE status IN ('SUBMITTED', 'APPROVED') AND end_at > start_at;
GRANT SELECT ON query.occupation TO quartier_query;
