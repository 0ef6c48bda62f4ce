-- Activities are projected again, to know of all of them when they are, and since when they are published.
TRUNCATE query.activity, query.activity_moderator, query.activity_capacity;
DELETE FROM query.dead_letter WHERE processingGroup = 'activities';
DELETE FROM query.token_entry WHERE processor_name = 'activities';

ALTER TABLE query.activity
    ADD starts_at            timestamptz NOT NULL,
    ADD ends_at              timestamptz,
    ADD zone                 text        NOT NULL,
    ADD published_at         timestamptz,
    ADD venue_open_since     timestamptz,
    ADD out_of_hours         text,
    ADD out_of_hours_minutes integer;
COMMENT ON COLUMN query.activity.venue_open_since IS 'Since when it lacks the room that it had; null when it lacks none (R-05)';
COMMENT ON COLUMN query.activity.out_of_hours IS 'Why it is out of hours, as its own events say; null when it is not (R-09)';
CREATE INDEX activity_start ON query.activity (organisation, starts_at);
CREATE INDEX activity_room ON query.activity (organisation, room, starts_at) WHERE room IS NOT NULL;

ALTER TABLE query.calendar_entry ADD out_of_hours boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN query.calendar_entry.out_of_hours IS 'Whether its own events say so (R-09)';
