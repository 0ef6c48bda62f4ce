-- What the command side needs beside the log. All of it can be rebuilt from the log, but for the answers under keys.

GRANT USAGE ON SCHEMA command TO quartier_command;
ALTER DEFAULT PRIVILEGES IN SCHEMA command GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO quartier_command;
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE command.directory (
    organisation text NOT NULL,
    kind         text NOT NULL,
    id           uuid NOT NULL,
    PRIMARY KEY (organisation, id, kind)
);
COMMENT ON TABLE command.directory IS 'Which ids an organisation has: a request may only name these';

CREATE TABLE command.idempotency_key (
    organisation text        NOT NULL,
    actor        text        NOT NULL,
    key          text        NOT NULL,
    digest       text        NOT NULL,
    id           text        NOT NULL,
    version      bigint      NOT NULL,
    position     bigint      NOT NULL,
    more         text        NOT NULL,
    kept_at      timestamptz NOT NULL,
    PRIMARY KEY (organisation, actor, key)
);
COMMENT ON TABLE command.idempotency_key IS 'The answers of the last 24 hours, by the key of the request (R-74)';
CREATE INDEX idempotency_key_kept ON command.idempotency_key (kept_at);
