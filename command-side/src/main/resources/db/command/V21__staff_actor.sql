CREATE TABLE command.staff_actor (
    organisation text NOT NULL,
    actor        uuid NOT NULL,
    person       uuid NOT NULL,
    PRIMARY KEY (organisation, actor)
);
COMMENT ON TABLE command.staff_actor IS 'Which person is behind an actor (R-28, R-40)';
