-- What is due is known of rooms, closures, moderation, hours and shifts together.
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
COMMENT ON VIEW command.due_booking IS 'The bookings that follow from what is known, buffers included';
