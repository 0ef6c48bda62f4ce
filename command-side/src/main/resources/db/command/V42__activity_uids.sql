-- Which activity stands behind a calendar entry's UID, and how it is now: what an import compares with.

CREATE TABLE command.activity_uid (
    organisation text    NOT NULL,
    uid          text    NOT NULL,
    activity     uuid    NOT NULL,
    quarter      uuid    NOT NULL,
    imported     boolean NOT NULL,
    state        text    NOT NULL,
    plan         text    NOT NULL,
    PRIMARY KEY (organisation, uid)
);
COMMENT ON TABLE command.activity_uid IS 'The activity behind each iCalendar UID; the key keeps imports at the same time from planning one twice';
COMMENT ON COLUMN command.activity_uid.imported IS 'Whether an import planned it';
COMMENT ON COLUMN command.activity_uid.plan IS 'Its details, slot and room as JSON';
CREATE UNIQUE INDEX activity_uid_activity ON command.activity_uid (activity);
CREATE INDEX activity_uid_imported ON command.activity_uid (organisation, quarter) WHERE imported;
