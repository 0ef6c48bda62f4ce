-- Imports of tables: by what a row is known again. Nothing in these tables can be read without the organisation's secret.

ALTER TABLE command.import ADD COLUMN kind text NOT NULL DEFAULT 'ACTIVITIES'
    CHECK (kind IN ('ACTIVITIES', 'PERSONS', 'VOLUNTEERS', 'HOURS'));
ALTER TABLE command.import ALTER COLUMN kind DROP DEFAULT;
COMMENT ON TABLE command.import IS 'Imports of calendars and tables, with the counts of what they made';

ALTER TABLE command.import_item RENAME COLUMN activity TO record;
ALTER TABLE command.import_item ADD COLUMN line integer;
ALTER TABLE command.import_item ADD COLUMN person uuid;
COMMENT ON COLUMN command.import_item.record IS 'The activity, person, volunteer record or hour entry behind it';
COMMENT ON COLUMN command.import_item.line IS 'Where it begins in a table';
COMMENT ON COLUMN command.import_item.person IS 'Whom it is about; their erasure takes away the uid';
CREATE INDEX import_item_person ON command.import_item (organisation, person) WHERE person IS NOT NULL;

CREATE TABLE command.import_secret (
    organisation text    NOT NULL PRIMARY KEY,
    subject      uuid    NOT NULL,
    version      integer NOT NULL,
    secret       bytea   NOT NULL
);
COMMENT ON TABLE command.import_secret IS 'Under which each organisation''s rows are hashed, encrypted by a key of the key store';

CREATE TABLE command.imported_row (
    organisation text  NOT NULL,
    kind         text  NOT NULL CHECK (kind IN ('PERSONS', 'HOURS')),
    key          bytea NOT NULL,
    record       uuid,
    person       uuid,
    PRIMARY KEY (organisation, kind, key)
);
COMMENT ON TABLE command.imported_row IS 'The person or hour entry behind a row''s keyed hash; of an erased person nothing but the hash';
CREATE INDEX imported_row_person ON command.imported_row (organisation, person) WHERE person IS NOT NULL;

CREATE TABLE command.imported_name (
    organisation text  NOT NULL,
    key          bytea NOT NULL,
    person       uuid  NOT NULL,
    PRIMARY KEY (organisation, key, person)
);
COMMENT ON TABLE command.imported_name IS 'Which imported persons have a name, as keyed hashes; gone when they are erased';
CREATE INDEX imported_name_person ON command.imported_name (organisation, person);

CREATE INDEX hours_volunteer_person ON command.hours_volunteer (organisation, person);
