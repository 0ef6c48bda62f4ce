-- Imports and what became of each entry. No personal data: titles are not kept here.

CREATE TABLE command.import (
    id           uuid        PRIMARY KEY,
    organisation text        NOT NULL,
    quarter      uuid        NOT NULL,
    actor        text        NOT NULL,
    key          text,
    digest       text,
    process      bigint      NOT NULL,
    dry_run      boolean     NOT NULL,
    status       text        NOT NULL CHECK (status IN ('RUNNING', 'COMPLETED', 'FAILED')),
    detail       text,
    total        integer     NOT NULL,
    created      integer     NOT NULL DEFAULT 0,
    changed      integer     NOT NULL DEFAULT 0,
    unchanged    integer     NOT NULL DEFAULT 0,
    refused      integer     NOT NULL DEFAULT 0,
    missing      integer     NOT NULL DEFAULT 0,
    position     bigint      NOT NULL DEFAULT 0,
    started_at   timestamptz NOT NULL,
    ended_at     timestamptz
);
COMMENT ON TABLE command.import IS 'Imports of calendars, with the counts of what they made';
COMMENT ON COLUMN command.import.process IS 'The process that runs it, which holds the advisory lock of this number while it lives';
COMMENT ON COLUMN command.import.position IS 'The index of the last event that it led to';
CREATE INDEX import_newest ON command.import (organisation, id DESC);
CREATE UNIQUE INDEX import_one_at_a_time ON command.import (organisation) WHERE status = 'RUNNING';
CREATE UNIQUE INDEX import_key ON command.import (organisation, actor, key);

CREATE TABLE command.import_item (
    import       uuid    NOT NULL REFERENCES command.import (id) ON DELETE CASCADE,
    number       integer NOT NULL,
    organisation text    NOT NULL,
    uid          text,
    result       text    NOT NULL CHECK (result IN ('CREATED', 'CHANGED', 'UNCHANGED', 'REFUSED', 'MISSING')),
    detail       text,
    activity     uuid,
    PRIMARY KEY (import, number)
);
COMMENT ON TABLE command.import_item IS 'What became of each entry of an import, in the order of the file';
