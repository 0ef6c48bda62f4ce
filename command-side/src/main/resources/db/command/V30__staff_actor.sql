CREATE TABLE command.staff_actor (
    organisation text NOT NULL,
    actor        uuid NOT NULL PRIMARY KEY,
    person       uuid NOT NULL
);
COMMENT ON TABLE command.staff_actor IS 'Which person signs in as an actor, as staff records say';
