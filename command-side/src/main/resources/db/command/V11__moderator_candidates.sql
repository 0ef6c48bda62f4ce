CREATE TABLE command.moderator_candidate (
    organisation text    NOT NULL,
    source       uuid    NOT NULL,
    person       uuid    NOT NULL,
    actor        uuid,
    eligible     boolean NOT NULL,
    departed_on  date,
    PRIMARY KEY (organisation, source)
);
COMMENT ON TABLE command.moderator_candidate IS 'Who may moderate: by each staff record and each volunteer record (R-29)';
COMMENT ON COLUMN command.moderator_candidate.departed_on IS 'The first day on which the person no longer may';
CREATE INDEX moderator_candidate_person ON command.moderator_candidate (organisation, person);
CREATE INDEX moderator_candidate_actor ON command.moderator_candidate (organisation, actor);

CREATE TABLE command.activity_offer (
    organisation text    NOT NULL,
    activity     uuid    NOT NULL,
    quarter      uuid    NOT NULL,
    places       integer,
    reserved     integer,
    policy       text,
    mode         text,
    PRIMARY KEY (organisation, activity)
);
COMMENT ON TABLE command.activity_offer IS 'What a description of an activity names but cannot change: its quarter and its capacity';
