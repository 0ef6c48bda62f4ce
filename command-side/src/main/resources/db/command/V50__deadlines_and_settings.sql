CREATE TABLE command.scheduled_task (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    organisation         text        NOT NULL GENERATED ALWAYS AS (split_part(task_instance, '|', 1)) STORED,
    PRIMARY KEY (task_name, task_instance)
);
COMMENT ON TABLE command.scheduled_task IS 'What is due at a time without anyone asking, with ids only; kept over a restart';
CREATE INDEX scheduled_task_due ON command.scheduled_task (execution_time);
CREATE INDEX scheduled_task_heartbeat ON command.scheduled_task (last_heartbeat);

CREATE TABLE command.organisation_settings (
    organisation text NOT NULL PRIMARY KEY,
    settings     text NOT NULL
);
COMMENT ON TABLE command.organisation_settings IS 'What each organisation set for itself, as JSON; absent means the default';
