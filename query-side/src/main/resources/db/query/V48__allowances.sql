CREATE TABLE query.allowance (
    allowance      uuid    NOT NULL PRIMARY KEY,
    organisation   text    NOT NULL,
    volunteer      uuid    NOT NULL,
    type           text    NOT NULL,
    cents          bigint  NOT NULL,
    tax_free_cents bigint  NOT NULL,
    taxable_cents  bigint  NOT NULL,
    paid_on        date    NOT NULL,
    activity       uuid,
    annulled       boolean NOT NULL,
    version        bigint  NOT NULL
);
COMMENT ON TABLE query.allowance IS 'Each payment to a volunteer; what a receipt is filed under is not kept here';
CREATE INDEX allowance_volunteer ON query.allowance (volunteer, paid_on);

CREATE TABLE query.allowance_declaration (
    declaration  uuid    NOT NULL PRIMARY KEY,
    organisation text    NOT NULL,
    volunteer    uuid    NOT NULL,
    year         integer NOT NULL,
    type         text,
    cents        bigint  NOT NULL,
    position     bigint  NOT NULL
);
COMMENT ON TABLE query.allowance_declaration IS 'What volunteers declared that others pay them: the last one of a year and type counts (R-46)';
COMMENT ON COLUMN query.allowance_declaration.type IS 'Null counts for each type';
CREATE INDEX allowance_declaration_volunteer ON query.allowance_declaration (volunteer, year);
