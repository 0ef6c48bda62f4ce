-- Who comes to an activity, as it stands now. Names are joined, never kept.
CREATE TABLE query.participation (
    activity           uuid    NOT NULL PRIMARY KEY,
    organisation       text    NOT NULL,
    places             integer,
    reserved           integer,
    policy             text,
    mode               text,
    closed             boolean NOT NULL,
    counted            integer,
    counted_additional boolean,
    version            bigint  NOT NULL
);
COMMENT ON COLUMN query.participation.counted IS 'The last head count; null when nobody counted, which is not zero';

CREATE TABLE query.registration (
    registration uuid        NOT NULL PRIMARY KEY,
    organisation text        NOT NULL,
    activity     uuid        NOT NULL,
    person       uuid        NOT NULL,
    status       text        NOT NULL,
    companions   integer     NOT NULL,
    priority     integer     NOT NULL,
    source       text        NOT NULL,
    sequence     bigint      NOT NULL,
    joined_at    timestamptz NOT NULL,
    attendance   text        NOT NULL,
    minutes      integer
);
CREATE INDEX registration_activity ON query.registration (activity);

-- Heads without a name that came through the door; an annulled check-in is gone.
CREATE TABLE query.nameless_check_in (
    check_in     uuid    NOT NULL PRIMARY KEY,
    organisation text    NOT NULL,
    activity     uuid    NOT NULL,
    heads        integer NOT NULL
);
CREATE INDEX nameless_check_in_activity ON query.nameless_check_in (activity);

-- Each promotion, skip and lapse with what it saw.
CREATE TABLE query.waiting_list_decision (
    position     bigint      NOT NULL PRIMARY KEY,
    organisation text        NOT NULL,
    activity     uuid        NOT NULL,
    registration uuid        NOT NULL,
    person       uuid        NOT NULL,
    what         text        NOT NULL,
    rule         text        NOT NULL,
    free         integer,
    needed       integer,
    queue        text        NOT NULL,
    forced       boolean     NOT NULL,
    cause        text,
    happened_at  timestamptz NOT NULL
);
COMMENT ON COLUMN query.waiting_list_decision.queue IS 'The registrations that it saw waiting, first to last, by comma';
CREATE INDEX waiting_list_decision_activity ON query.waiting_list_decision (activity, position);
