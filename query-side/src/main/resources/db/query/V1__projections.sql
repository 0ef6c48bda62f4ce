-- Read models are disposable: all of this can be rebuilt from the log. Tokens and dead letters live and commit with it.

GRANT USAGE ON SCHEMA query TO quartier_query;
ALTER DEFAULT PRIVILEGES IN SCHEMA query GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO quartier_query;
ALTER DEFAULT PRIVILEGES IN SCHEMA query GRANT USAGE ON SEQUENCES TO quartier_query;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE query.token_entry (
    processor_name text    NOT NULL,
    segment        integer NOT NULL,
    token          bytea,
    token_type     text,
    claimed_at     text,
    owner          text,
    PRIMARY KEY (processor_name, segment)
);
COMMENT ON TABLE query.token_entry IS 'How far each projection is';

-- As Axon's queue wants it; the organisation is read out of the metadata.
CREATE TABLE query.dead_letter (
    deadLetterIdentifier text   NOT NULL PRIMARY KEY,
    processingGroup     text    NOT NULL,
    sequenceIdentifier  text    NOT NULL,
    sequenceIndex       bigint  NOT NULL,
    messageType         text    NOT NULL,
    eventIdentifier     text    NOT NULL,
    timeStamp           text    NOT NULL,
    payloadType         text    NOT NULL,
    payloadRevision     text,
    payload             bytea   NOT NULL,
    metadata            bytea   NOT NULL,
    type                text,
    aggregateIdentifier text,
    sequenceNumber      bigint,
    tokenType           text,
    token               bytea,
    enqueuedAt          text    NOT NULL,
    lastTouched         text,
    processingStarted   text,
    causeType           text,
    causeMessage        text,
    diagnostics         bytea,
    organisation        text    NOT NULL,
    UNIQUE (processingGroup, sequenceIdentifier, sequenceIndex)
);
COMMENT ON TABLE query.dead_letter IS 'Events that a projection could not take, in their order; personal data stays encrypted';

CREATE FUNCTION query.organisation_of_dead_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.organisation := convert_from(NEW.metadata, 'UTF8')::json ->> 'organisation';
    RETURN NEW;
END $$;
CREATE TRIGGER organisation_of_dead_letter BEFORE INSERT ON query.dead_letter
    FOR EACH ROW EXECUTE FUNCTION query.organisation_of_dead_letter();
