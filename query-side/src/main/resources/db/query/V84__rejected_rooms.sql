-- Which room an activity lost to whom, until another is named. Activities are projected again, to know it of all of them.
TRUNCATE query.activity, query.activity_moderator, query.activity_capacity, query.activity_equipment;
DELETE FROM query.dead_letter WHERE processingGroup = 'activities';
DELETE FROM query.token_entry WHERE processor_name = 'activities';

ALTER TABLE query.activity
    ADD room_rejected    uuid,
    ADD room_rejected_by uuid;
COMMENT ON COLUMN query.activity.room_rejected IS 'The room whose pre-booking was rejected; null once another is named (R-04)';
COMMENT ON COLUMN query.activity.room_rejected_by IS 'The activity whose pre-booking was confirmed in its place';
