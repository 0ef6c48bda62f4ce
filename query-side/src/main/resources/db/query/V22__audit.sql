-- What happened to a participation, as facts without reasons: those are read from the log when asked for.
CREATE TABLE query.audit_entry (
    position     bigint      NOT NULL PRIMARY KEY,
    organisation text        NOT NULL,
    activity     uuid        NOT NULL,
    person       uuid,
    item         uuid        NOT NULL,
    facet        text        NOT NULL,
    what         text        NOT NULL,
    before       text,
    after        text,
    details      text,
    actor        text        NOT NULL,
    on_behalf_of uuid,
    channel      text        NOT NULL,
    happened_at  timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL
);
COMMENT ON COLUMN query.audit_entry.item IS 'What the entry is about: a registration, a nameless check-in or the activity';
COMMENT ON COLUMN query.audit_entry.facet IS 'Which value of the item it sets: STATUS, ATTENDANCE, DOOR, HEADS or CAPACITY';
CREATE INDEX audit_entry_activity ON query.audit_entry (activity, item, facet, position);
CREATE INDEX audit_entry_person ON query.audit_entry (person, position);

-- What can be asked about: an activity or a person of another organisation is as unknown as one that never was.
CREATE TABLE query.audit_activity (
    activity     uuid NOT NULL PRIMARY KEY,
    organisation text NOT NULL,
    zone         text NOT NULL,
    capacity     text
);
COMMENT ON COLUMN query.audit_activity.capacity IS 'As it was opened with; null without a limit';
CREATE TABLE query.audit_person (
    person       uuid NOT NULL PRIMARY KEY,
    organisation text NOT NULL
);
