CREATE TABLE command.allowance_payer (
    organisation text NOT NULL PRIMARY KEY,
    kind         text NOT NULL
);
COMMENT ON TABLE command.allowance_payer IS 'What sort of body an organisation is: it decides what it may pay (R-51)';
INSERT INTO command.allowance_payer (organisation, kind)
SELECT DISTINCT ON (organisation) organisation, payload::json ->> 'kind'
FROM events.domain_event WHERE payload_type = 'organisation.described'
ORDER BY organisation, sequence_number DESC;

CREATE TABLE command.allowance_payment (
    organisation   text    NOT NULL,
    allowance      uuid    NOT NULL,
    person         uuid    NOT NULL,
    type           text    NOT NULL,
    year           integer NOT NULL,
    activity       uuid,
    tax_free_cents bigint  NOT NULL,
    PRIMARY KEY (organisation, allowance)
);
COMMENT ON TABLE command.allowance_payment IS 'What was paid and not annulled: against the limit of its year (R-46 to R-48)';
CREATE INDEX allowance_payment_person ON command.allowance_payment (organisation, person);

CREATE TABLE command.allowance_declaration (
    organisation text    NOT NULL,
    person       uuid    NOT NULL,
    year         integer NOT NULL,
    type         text    NOT NULL,
    cents        bigint  NOT NULL,
    PRIMARY KEY (organisation, person, year, type)
);
COMMENT ON TABLE command.allowance_declaration IS 'What persons declared that others pay them; an empty type stands for each (R-46)';
