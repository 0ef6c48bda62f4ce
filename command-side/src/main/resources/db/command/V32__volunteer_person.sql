CREATE TABLE command.volunteer_person (
    organisation text NOT NULL,
    person       uuid NOT NULL,
    volunteer    uuid NOT NULL,
    PRIMARY KEY (organisation, person)
);
COMMENT ON TABLE command.volunteer_person IS 'Keeps a person to one volunteer record';
