CREATE TABLE query.calendar_entry (
    activity     uuid        NOT NULL PRIMARY KEY,
    organisation text        NOT NULL,
    uid          text        NOT NULL,
    quarter      uuid        NOT NULL,
    kind         text        NOT NULL,
    title        text        NOT NULL,
    description  text,
    venue        uuid,
    place        text,
    online_link  text,
    organiser    text,
    visibility   text        NOT NULL,
    room         uuid,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz,
    zone         text        NOT NULL,
    all_day      boolean     NOT NULL,
    state        text        NOT NULL,
    published    boolean     NOT NULL,
    cancelled_at timestamptz,
    sequence     integer     NOT NULL,
    revised_at   timestamptz NOT NULL,
    version      bigint      NOT NULL
);
COMMENT ON COLUMN query.calendar_entry.published IS 'whether it ever was: a cancelled draft never appears in a feed';
COMMENT ON COLUMN query.calendar_entry.sequence IS 'changes of time or place since it was planned (R-76)';
COMMENT ON COLUMN query.calendar_entry.revised_at IS 'when what a feed shows of it was last changed (R-76)';
CREATE INDEX calendar_entry_start ON query.calendar_entry (organisation, starts_at, activity);
CREATE INDEX calendar_entry_zone ON query.calendar_entry (organisation, zone);

CREATE TABLE query.calendar_moderator (
    activity     uuid    NOT NULL,
    person       uuid    NOT NULL,
    organisation text    NOT NULL,
    role         text    NOT NULL,
    accepted     boolean NOT NULL,
    PRIMARY KEY (activity, person)
);
CREATE INDEX calendar_moderator_person ON query.calendar_moderator (person);

-- What entries are joined with when they are read, so that the order of events does not matter.
CREATE TABLE query.calendar_venue (
    venue        uuid NOT NULL PRIMARY KEY,
    organisation text NOT NULL,
    name         text NOT NULL
);
CREATE TABLE query.calendar_room (
    room         uuid NOT NULL PRIMARY KEY,
    organisation text NOT NULL,
    name         text NOT NULL
);
CREATE TABLE query.calendar_quarter (
    quarter      uuid NOT NULL PRIMARY KEY,
    organisation text NOT NULL,
    zone         text NOT NULL
);
CREATE TABLE query.calendar_organisation (
    organisation text NOT NULL PRIMARY KEY,
    name         text NOT NULL
);
