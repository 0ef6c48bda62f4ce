-- The log and the keys. The owner runs this; the application's roles get no more than each needs.

-- Roles belong to the cluster, not to the database: another database of the same cluster may have made them already.
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['quartier_command', 'quartier_query', 'quartier_keys'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', name);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
        IF NOT pg_has_role(current_user, name, 'SET') THEN
            EXECUTE format('GRANT %I TO CURRENT_USER WITH SET TRUE, INHERIT FALSE', name);
        END IF;
    END LOOP;
END $$;

CREATE SCHEMA keys;
GRANT USAGE ON SCHEMA events TO quartier_command, quartier_query;
GRANT USAGE ON SCHEMA keys TO quartier_keys;

CREATE SEQUENCE events.global_index_sequence CACHE 1;

-- The transaction gets its number before it draws the index. A reader that sees an index and then draws a number of its
-- own therefore knows: whoever drew a smaller index is numbered below that, and is settled once xmin has reached it.
CREATE FUNCTION events.next_global_index() RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
    PERFORM pg_current_xact_id();
    RETURN nextval('events.global_index_sequence');
END $$;

CREATE TABLE events.domain_event (
    global_index         bigint      NOT NULL DEFAULT events.next_global_index() PRIMARY KEY,
    event_identifier     text        NOT NULL UNIQUE,
    aggregate_identifier text        NOT NULL,
    sequence_number      bigint      NOT NULL,
    aggregate_type       text        NOT NULL,
    payload_type         text        NOT NULL,
    payload_revision     text        NOT NULL,
    payload              text        NOT NULL,
    meta_data            text        NOT NULL,
    organisation         text        NOT NULL,
    actor                text        NOT NULL,
    correlation_id       text        NOT NULL,
    happened_at          timestamptz NOT NULL,
    recorded_at          timestamptz NOT NULL,
    UNIQUE (aggregate_identifier, sequence_number)
);
COMMENT ON TABLE events.domain_event IS 'The log: insert-only for the application, personal data encrypted in the payload';
CREATE INDEX domain_event_recorded ON events.domain_event (recorded_at);
CREATE INDEX domain_event_organisation ON events.domain_event (organisation, global_index);

CREATE TABLE events.snapshot (
    event_identifier     text        NOT NULL UNIQUE,
    aggregate_identifier text        NOT NULL,
    sequence_number      bigint      NOT NULL,
    aggregate_type       text        NOT NULL,
    payload_type         text        NOT NULL,
    payload_revision     text,
    payload              text        NOT NULL,
    meta_data            text        NOT NULL,
    organisation         text        NOT NULL GENERATED ALWAYS AS ((payload::json ->> 'organisation')) STORED,
    recorded_at          timestamptz NOT NULL,
    PRIMARY KEY (aggregate_identifier, sequence_number)
);
COMMENT ON TABLE events.snapshot IS 'States of long aggregates; can be deleted at any time';

GRANT SELECT, INSERT ON events.domain_event TO quartier_command;
GRANT SELECT, INSERT, DELETE ON events.snapshot TO quartier_command;
GRANT SELECT ON events.domain_event TO quartier_query;
REVOKE EXECUTE ON FUNCTION events.next_global_index() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION events.next_global_index() TO quartier_command;

CREATE TABLE keys.subject_key (
    subject      uuid        NOT NULL PRIMARY KEY,
    organisation text        NOT NULL,
    version      integer     NOT NULL,
    wrapped      bytea,
    created_at   timestamptz NOT NULL DEFAULT now(),
    destroyed_at timestamptz,
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
COMMENT ON TABLE keys.subject_key IS 'One key per person (or aggregate), wrapped; destroying it erases what it encrypts';

CREATE TABLE keys.actor (
    actor        uuid NOT NULL PRIMARY KEY,
    organisation text NOT NULL,
    issuer       text NOT NULL,
    subject      text NOT NULL,
    UNIQUE (organisation, issuer, subject)
);
COMMENT ON TABLE keys.actor IS 'Who is behind an actor''s random id; the only place that knows';

GRANT SELECT, INSERT, UPDATE ON keys.subject_key TO quartier_keys;
GRANT SELECT, INSERT, DELETE ON keys.actor TO quartier_keys;
