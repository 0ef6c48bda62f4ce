CREATE TABLE query.organisation (
    organisation text   NOT NULL PRIMARY KEY,
    name         text   NOT NULL,
    kind         text   NOT NULL,
    version      bigint NOT NULL
);

CREATE TABLE query.venue (
    venue         uuid   NOT NULL PRIMARY KEY,
    organisation  text   NOT NULL,
    quarter       uuid   NOT NULL,
    name          text   NOT NULL,
    address       text,
    accessibility text,
    version       bigint NOT NULL
);
CREATE INDEX venue_organisation ON query.venue (organisation);

CREATE TABLE query.room (
    room                uuid    NOT NULL PRIMARY KEY,
    organisation        text    NOT NULL,
    venue               uuid    NOT NULL,
    name                text    NOT NULL,
    capacity            integer NOT NULL,
    fire_safety_maximum integer NOT NULL,
    set_up_minutes      integer NOT NULL,
    tear_down_minutes   integer NOT NULL
);
CREATE INDEX room_venue ON query.room (venue);

CREATE TABLE query.staff (
    staff        uuid   NOT NULL PRIMARY KEY,
    organisation text   NOT NULL,
    person       uuid   NOT NULL,
    actor        uuid,
    roles        text[] NOT NULL,
    quarters     uuid[] NOT NULL,
    departed_on  date,
    version      bigint NOT NULL
);
CREATE INDEX staff_organisation ON query.staff (organisation);
CREATE INDEX staff_actor ON query.staff (actor);
