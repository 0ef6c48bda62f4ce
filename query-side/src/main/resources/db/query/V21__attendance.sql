-- What the attendance statistics are made of. No name and no birth date: age band and language stand as of the activity.
CREATE TABLE query.attendance_activity (
    activity     uuid        NOT NULL PRIMARY KEY,
    organisation text        NOT NULL,
    quarter      uuid        NOT NULL,
    kind         text        NOT NULL,
    starts_at    timestamptz NOT NULL,
    zone         text        NOT NULL,
    takes_place  boolean     NOT NULL
);
COMMENT ON COLUMN query.attendance_activity.takes_place IS 'Neither cancelled nor postponed';
CREATE INDEX attendance_activity_start ON query.attendance_activity (organisation, starts_at);

CREATE TABLE query.attendance_registration (
    registration uuid NOT NULL PRIMARY KEY,
    organisation text NOT NULL,
    activity     uuid NOT NULL,
    person       uuid NOT NULL,
    status       text NOT NULL,
    source       text NOT NULL,
    age_band     text NOT NULL,
    language     text NOT NULL,
    attendance   text NOT NULL
);
CREATE INDEX attendance_registration_activity ON query.attendance_registration (activity);

-- The last head count of an activity; no row when nobody counted, which is not zero.
CREATE TABLE query.attendance_head_count (
    activity     uuid    NOT NULL PRIMARY KEY,
    organisation text    NOT NULL,
    total        integer NOT NULL,
    additional   boolean NOT NULL
);

-- The same by age band, with UNKNOWN for the rest: the heads of an activity add up to its total.
CREATE TABLE query.attendance_head_count_band (
    activity     uuid    NOT NULL,
    organisation text    NOT NULL,
    age_band     text    NOT NULL,
    heads        integer NOT NULL,
    PRIMARY KEY (activity, age_band)
);

CREATE TABLE query.attendance_nameless_check_in (
    check_in     uuid    NOT NULL PRIMARY KEY,
    organisation text    NOT NULL,
    activity     uuid    NOT NULL,
    heads        integer NOT NULL
);
CREATE INDEX attendance_nameless_check_in_activity ON query.attendance_nameless_check_in (activity);
