-- Equipment is booked by activities, like rooms: each piece is a resource of its own.

CREATE TABLE command.activity_equipment (
    organisation text NOT NULL,
    activity     uuid NOT NULL,
    equipment    uuid NOT NULL,
    PRIMARY KEY (organisation, activity, equipment)
);
COMMENT ON TABLE command.activity_equipment IS 'Which pieces of equipment each activity needs';

CREATE TABLE command.equipment_closure (
    organisation text        NOT NULL,
    closure      uuid        NOT NULL,
    equipment    uuid        NOT NULL,
    from_at      timestamptz NOT NULL,
    to_at        timestamptz NOT NULL,
    PRIMARY KEY (organisation, closure)
);
COMMENT ON TABLE command.equipment_closure IS 'When pieces of equipment cannot be used';

ALTER TABLE command.booking DROP CONSTRAINT booking_purpose_check;
ALTER TABLE command.booking ADD CONSTRAINT booking_purpose_check
    CHECK (purpose IN ('ROOM', 'MODERATION', 'EQUIPMENT', 'SHIFT', 'HOURS'));
COMMENT ON TABLE command.booking IS 'Binding bookings, buffers included: of a room, of a piece of equipment, or of a person by purpose';

CREATE OR REPLACE VIEW command.due_booking AS
SELECT organisation, 'ROOM' AS purpose, room AS resource, activity AS holder,
    starts_at - make_interval(mins => coalesce(set_up_minutes, 0)) AS from_at,
    ends_at + make_interval(mins => coalesce(tear_down_minutes, 0)) AS to_at
FROM command.activity_plan LEFT JOIN command.room USING (organisation, room)
WHERE state IN ('ACTIVE', 'COMPLETED') AND room IS NOT NULL AND firm AND ends_at > starts_at
UNION ALL
SELECT organisation, 'ROOM', room, closure, from_at, to_at
FROM command.room_closure
UNION ALL
SELECT organisation, 'EQUIPMENT', equipment, activity, starts_at, ends_at
FROM command.activity_plan JOIN command.activity_equipment USING (organisation, activity)
WHERE state IN ('ACTIVE', 'COMPLETED') AND ends_at > starts_at
UNION ALL
SELECT organisation, 'EQUIPMENT', equipment, closure, from_at, to_at
FROM command.equipment_closure
UNION ALL
SELECT organisation, 'MODERATION', person, activity, starts_at, ends_at + make_interval(mins => travel_minutes)
FROM command.activity_plan JOIN command.activity_assignment USING (organisation, activity)
WHERE state IN ('ACTIVE', 'COMPLETED') AND binding AND ends_at > starts_at
UNION ALL
SELECT organisation, 'HOURS', person, hour_entry, starts_at, ends_at
FROM command.claimed_hours
WHERE ends_at > starts_at
UNION ALL
SELECT organisation, 'SHIFT', person, shift, starts_at, ends_at
FROM command.shift_plan JOIN command.shift_roster USING (organisation, shift)
WHERE state = 'OPEN' AND binding;
