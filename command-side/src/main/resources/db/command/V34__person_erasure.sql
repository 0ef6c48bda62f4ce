CREATE TABLE command.person_erasure (
    organisation text        NOT NULL,
    person       uuid        NOT NULL,
    correlation  text        NOT NULL,
    cause        text        NOT NULL,
    happened_at  timestamptz NOT NULL,
    confirmed    boolean     NOT NULL,
    PRIMARY KEY (organisation, person)
);
COMMENT ON TABLE command.person_erasure IS 'Whose erasure was requested, and whether it is confirmed (R-69)';
CREATE INDEX person_erasure_unconfirmed ON command.person_erasure (happened_at) WHERE NOT confirmed;
