CREATE TABLE query.activity (
    activity      uuid    NOT NULL PRIMARY KEY,
    organisation  text    NOT NULL,
    uid           text    NOT NULL,
    quarter       uuid    NOT NULL,
    details       text    NOT NULL,
    slot          text    NOT NULL,
    previous_slot text,
    original_slot text,
    room          uuid,
    booking       text,
    state         text    NOT NULL,
    published     boolean NOT NULL,
    version       bigint  NOT NULL
);
COMMENT ON COLUMN query.activity.slot IS 'as JSON, as it is answered; the other slots too';
COMMENT ON COLUMN query.activity.details IS 'the plan as JSON, as the event has it; the key holder is an id';

CREATE TABLE query.activity_moderator (
    activity     uuid    NOT NULL,
    person       uuid    NOT NULL,
    organisation text    NOT NULL,
    role         text    NOT NULL,
    accepted     boolean NOT NULL,
    PRIMARY KEY (activity, person)
);

-- Beside the plan, because it changes by events of another stream, in no certain order within a batch.
CREATE TABLE query.activity_capacity (
    activity     uuid    NOT NULL PRIMARY KEY,
    organisation text    NOT NULL,
    places       integer NOT NULL,
    reserved     integer NOT NULL,
    policy       text    NOT NULL,
    mode         text    NOT NULL
);
