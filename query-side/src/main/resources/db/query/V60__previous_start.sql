-- When an activity was to begin before it moved (R-77). The calendar is projected again, to know it of all.
TRUNCATE query.calendar_entry, query.calendar_moderator, query.calendar_venue, query.calendar_room,
    query.calendar_quarter, query.calendar_organisation, query.feed_address;
DELETE FROM query.dead_letter WHERE processingGroup = 'calendar';
DELETE FROM query.token_entry WHERE processor_name = 'calendar';
ALTER TABLE query.calendar_entry ADD previous_starts_at timestamptz;
COMMENT ON COLUMN query.calendar_entry.previous_starts_at IS 'Its start before it was last moved; null while it never was';
CREATE INDEX calendar_entry_public ON query.calendar_entry (organisation, starts_at) WHERE published AND visibility = 'PUBLIC';
