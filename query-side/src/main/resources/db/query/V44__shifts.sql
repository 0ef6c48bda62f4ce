CREATE TABLE query.shift (
    shift        uuid        NOT NULL PRIMARY KEY,
    organisation text        NOT NULL,
    activity     uuid        NOT NULL,
    task         text        NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    needed       integer     NOT NULL,
    skills       text[]      NOT NULL,
    state        text        NOT NULL,
    version      bigint      NOT NULL
);
CREATE INDEX shift_activity ON query.shift (activity);
CREATE INDEX shift_start ON query.shift (organisation, starts_at, shift);

CREATE TABLE query.shift_volunteer (
    shift        uuid        NOT NULL,
    volunteer    uuid        NOT NULL,
    organisation text        NOT NULL,
    person       uuid        NOT NULL,
    standing     text        NOT NULL,
    since        timestamptz NOT NULL,
    checked_in   boolean     NOT NULL,
    PRIMARY KEY (shift, volunteer)
);
COMMENT ON COLUMN query.shift_volunteer.standing IS 'SIGNED_UP or STANDBY';
CREATE INDEX shift_volunteer_volunteer ON query.shift_volunteer (volunteer);

CREATE TABLE query.shift_swap (
    swap         uuid NOT NULL PRIMARY KEY,
    organisation text NOT NULL,
    shift        uuid NOT NULL,
    giver        uuid NOT NULL,
    taker        uuid NOT NULL,
    state        text NOT NULL
);
COMMENT ON COLUMN query.shift_swap.state IS 'OFFERED, ACCEPTED, DECLINED, DONE, or VOID when it was overtaken';
CREATE INDEX shift_swap_shift ON query.shift_swap (shift);
