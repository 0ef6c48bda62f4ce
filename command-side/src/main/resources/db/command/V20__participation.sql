-- What participation looks up of others. Both tables can be rebuilt from the log.

CREATE TABLE command.room_limit (
    organisation        text    NOT NULL,
    room                uuid    NOT NULL,
    fire_safety_maximum integer NOT NULL,
    PRIMARY KEY (organisation, room)
);
COMMENT ON TABLE command.room_limit IS 'How many people each room may hold at most (R-26)';

CREATE TABLE command.waiting_registration (
    organisation text NOT NULL,
    registration uuid NOT NULL PRIMARY KEY,
    person       uuid NOT NULL,
    activity     uuid NOT NULL
);
COMMENT ON TABLE command.waiting_registration IS 'Who waits where: an erased person waits nowhere (R-19)';
CREATE INDEX waiting_registration_person ON command.waiting_registration (organisation, person);
