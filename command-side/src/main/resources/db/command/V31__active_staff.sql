CREATE TABLE command.active_staff (
    organisation text NOT NULL,
    person       uuid NOT NULL,
    actor        uuid,
    staff        uuid NOT NULL,
    PRIMARY KEY (organisation, person),
    UNIQUE (organisation, actor)
);
COMMENT ON TABLE command.active_staff IS 'Keeps a person, and a sign-in, to one staff record at a time';
