CREATE TABLE query.hour_entry (
    entry        uuid        NOT NULL PRIMARY KEY,
    organisation text        NOT NULL,
    volunteer    uuid        NOT NULL,
    person       uuid        NOT NULL,
    activity     uuid,
    status       text        NOT NULL,
    task         text,
    start_at     timestamptz NOT NULL,
    end_at       timestamptz NOT NULL,
    minutes      integer     NOT NULL,
    written_by   text        NOT NULL,
    version      bigint      NOT NULL
);
COMMENT ON TABLE query.hour_entry IS 'Each claim of volunteered time as it is now';
COMMENT ON COLUMN query.hour_entry.task IS
    'Personal data (hours.task): the only column of the query side that holds it; null once the person is erased';
CREATE INDEX hour_entry_organisation ON query.hour_entry (organisation, start_at, entry);
CREATE INDEX hour_entry_volunteer ON query.hour_entry (volunteer);
CREATE INDEX hour_entry_person ON query.hour_entry (person);

CREATE TABLE query.hour_entry_state (
    entry        uuid        NOT NULL,
    organisation text        NOT NULL,
    volunteer    uuid        NOT NULL,
    status       text        NOT NULL,
    start_at     timestamptz NOT NULL,
    end_at       timestamptz NOT NULL,
    minutes      integer     NOT NULL,
    version      bigint      NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (entry, version)
);
COMMENT ON TABLE query.hour_entry_state IS 'Each entry after each of its events, so that a statement can be as of an earlier day (R-41)';
CREATE INDEX hour_entry_state_volunteer ON query.hour_entry_state (volunteer);

CREATE TABLE query.hours_erased_person (
    person       uuid NOT NULL PRIMARY KEY,
    organisation text NOT NULL
);
COMMENT ON TABLE query.hours_erased_person IS 'Whose tasks are never written again, in whatever order events are taken';
