CREATE TABLE query.equipment (
    equipment    uuid   NOT NULL PRIMARY KEY,
    organisation text   NOT NULL,
    quarter      uuid   NOT NULL,
    name         text   NOT NULL,
    description  text,
    version      bigint NOT NULL
);
CREATE INDEX equipment_organisation ON query.equipment (organisation, equipment);

CREATE TABLE query.equipment_closure (
    closure      uuid        NOT NULL PRIMARY KEY,
    organisation text        NOT NULL,
    equipment    uuid        NOT NULL,
    from_at      timestamptz NOT NULL,
    to_at        timestamptz NOT NULL
);
COMMENT ON TABLE query.equipment_closure IS 'When pieces of equipment cannot be used';
CREATE INDEX equipment_closure_equipment ON query.equipment_closure (organisation, equipment, from_at);

CREATE TABLE query.activity_equipment (
    activity     uuid NOT NULL,
    equipment    uuid NOT NULL,
    organisation text NOT NULL,
    PRIMARY KEY (activity, equipment)
);
COMMENT ON TABLE query.activity_equipment IS 'Which pieces of equipment each activity needs';
CREATE INDEX activity_equipment_equipment ON query.activity_equipment (organisation, equipment);

-- Who helps in a shift is taken as well, and who stands by is only asked. Hour entries say what was: the time of a shift
-- and of the entry logged from it is taken once (R-38).
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
SELECT a.organisation, 'EQUIPMENT', e.equipment, a.activity, NULL, true, a.starts_at, a.ends_at, NULL
FROM query.activity_equipment e JOIN query.activity a ON a.activity = e.activity AND a.organisation = e.organisation
WHERE a.state IN ('DRAFT', 'PUBLISHED', 'COMPLETED') AND a.ends_at > a.starts_at
UNION ALL
SELECT organisation, 'EQUIPMENT', equipment, NULL, closure, true, from_at, to_at, NULL FROM query.equipment_closure
UNION ALL
SELECT a.organisation, 'MODERATION', m.person, a.activity, NULL, true, a.starts_at, a.ends_at, NULL
FROM query.activity_moderator m JOIN query.activity a ON a.activity = m.activity AND a.organisation = m.organisation
WHERE a.state IN ('DRAFT', 'PUBLISHED', 'COMPLETED') AND a.ends_at > a.starts_at
UNION ALL
SELECT s.organisation, 'SHIFT', v.person, s.activity, NULL, v.standing = 'SIGNED_UP', s.starts_at, s.ends_at, s.shift
FROM query.shift s JOIN query.shift_volunteer v ON v.shift = s.shift AND v.organisation = s.organisation
WHERE s.state = 'OPEN';
