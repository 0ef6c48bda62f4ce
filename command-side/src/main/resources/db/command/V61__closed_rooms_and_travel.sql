-- What bookings follow from, beside rooms, plans and assignments. All of it can be rebuilt from the log.

CREATE TABLE command.room_closure (
    organisation text        NOT NULL,
    closure      uuid        NOT NULL,
    room         uuid        NOT NULL,
    from_at      timestamptz NOT NULL,
    to_at        timestamptz NOT NULL,
    PRIMARY KEY (organisation, closure)
);
COMMENT ON TABLE command.room_closure IS 'When rooms cannot be used (R-04)';
CREATE INDEX room_closure_room ON command.room_closure (organisation, room);

CREATE TABLE command.travel_buffer (
    organisation text    NOT NULL PRIMARY KEY,
    minutes      integer NOT NULL
);
COMMENT ON TABLE command.travel_buffer IS 'How long people of an organisation need from one activity to the next (R-06)';
INSERT INTO command.travel_buffer
SELECT organisation, CAST(CAST(settings AS jsonb) ->> 'travelBufferMinutes' AS integer)
FROM command.organisation_settings WHERE CAST(settings AS jsonb) ->> 'travelBufferMinutes' IS NOT NULL;

ALTER TABLE command.activity_assignment ADD travel_minutes integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN command.activity_assignment.travel_minutes IS 'The travel buffer that held when it was last booked';

CREATE INDEX activity_plan_room ON command.activity_plan (organisation, room, starts_at) WHERE room IS NOT NULL;

CREATE VIEW command.named_room AS
SELECT organisation, room, activity, firm,
    starts_at - make_interval(mins => coalesce(set_up_minutes, 0)) AS from_at,
    ends_at + make_interval(mins => coalesce(tear_down_minutes, 0)) AS to_at
FROM command.activity_plan LEFT JOIN command.room USING (organisation, room)
WHERE state = 'ACTIVE' AND room IS NOT NULL AND ends_at > starts_at;
COMMENT ON VIEW command.named_room IS 'Which rooms activities name, binding or as pre-bookings, buffers included';
