-- Where each state of an entry stands in the log: a statement that was issued sums what stood before it.
ALTER TABLE query.hour_entry_state ADD COLUMN position bigint;
UPDATE query.hour_entry_state known SET position = logged.global_index
FROM events.domain_event logged
WHERE logged.aggregate_identifier = known.entry::text AND logged.sequence_number = known.version;
ALTER TABLE query.hour_entry_state ALTER COLUMN position SET NOT NULL;

CREATE TABLE query.hours_statement (
    statement    uuid        NOT NULL PRIMARY KEY,
    organisation text        NOT NULL,
    volunteer    uuid        NOT NULL,
    year         integer     NOT NULL,
    as_of        date        NOT NULL,
    zone         text        NOT NULL,
    code         text        NOT NULL UNIQUE,
    issued_at    timestamptz NOT NULL,
    position     bigint      NOT NULL,
    version      bigint      NOT NULL
);
COMMENT ON TABLE query.hours_statement IS 'Each hours statement that was issued (R-44); its figures follow from hour_entry_state';
CREATE INDEX hours_statement_volunteer ON query.hours_statement (volunteer, year);
