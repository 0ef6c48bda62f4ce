-- Who and what is taken when: the one invariant that spans aggregates. All of it can be rebuilt from the log.

CREATE TABLE command.room (
    organisation      text    NOT NULL,
    room              uuid    NOT NULL,
    set_up_minutes    integer NOT NULL,
    tear_down_minutes integer NOT NULL,
    PRIMARY KEY (organisation, room)
);
COMMENT ON TABLE command.room IS 'How long a room is kept free before and after each use (R-06)';

CREATE TABLE command.activity_plan (
    organisation text        NOT NULL,
    activity     uuid        NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz,
    starts_on    date        NOT NULL,
    room         uuid,
    firm         boolean     NOT NULL,
    state        text        NOT NULL CHECK (state IN ('ACTIVE', 'COMPLETED', 'POSTPONED', 'CANCELLED')),
    PRIMARY KEY (organisation, activity)
);
COMMENT ON TABLE command.activity_plan IS 'When and where each activity is; a postponed or cancelled one takes nothing';
COMMENT ON COLUMN command.activity_plan.starts_on IS 'The day on which it starts, in the zone of the place';

CREATE TABLE command.activity_assignment (
    organisation text    NOT NULL,
    activity     uuid    NOT NULL,
    person       uuid    NOT NULL,
    binding      boolean NOT NULL,
    PRIMARY KEY (organisation, activity, person)
);
COMMENT ON TABLE command.activity_assignment IS 'Who moderates what; an overridden assignment does not bind (R-29)';
CREATE INDEX activity_assignment_person ON command.activity_assignment (organisation, person);

CREATE TABLE command.claimed_hours (
    organisation text        NOT NULL,
    hour_entry   uuid        NOT NULL,
    person       uuid        NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    PRIMARY KEY (organisation, hour_entry)
);
COMMENT ON TABLE command.claimed_hours IS 'The submitted and approved hour entries: drafts and rejected ones do not bind (R-38)';
CREATE INDEX claimed_hours_person ON command.claimed_hours (organisation, person);

CREATE TABLE command.booking (
    organisation text      NOT NULL,
    purpose      text      NOT NULL CHECK (purpose IN ('ROOM', 'MODERATION', 'SHIFT', 'HOURS')),
    resource     uuid      NOT NULL,
    holder       uuid      NOT NULL,
    during       tstzrange NOT NULL CHECK (NOT isempty(during)),
    PRIMARY KEY (organisation, holder, purpose, resource),
    EXCLUDE USING gist (organisation WITH =, purpose WITH =, resource WITH =, during WITH &&)
);
COMMENT ON TABLE command.booking IS 'Binding bookings, buffers included: of a room, or of a person by purpose';
COMMENT ON COLUMN command.booking.holder IS 'The activity or the hour entry that takes the resource';

CREATE VIEW command.due_booking AS
SELECT organisation, 'ROOM' AS purpose, room AS resource, activity AS holder,
    starts_at - make_interval(mins => coalesce(set_up_minutes, 0)) AS from_at,
    ends_at + make_interval(mins => coalesce(tear_down_minutes, 0)) AS to_at
FROM command.activity_plan LEFT JOIN command.room USING (organisation, room)
WHERE state IN ('ACTIVE', 'COMPLETED') AND firm AND ends_at > starts_at
UNION ALL
SELECT organisation, 'MODERATION', person, activity, starts_at, ends_at
FROM command.activity_plan JOIN command.activity_assignment USING (organisation, activity)
WHERE state IN ('ACTIVE', 'COMPLETED') AND binding AND ends_at > starts_at
UNION ALL
SELECT organisation, 'HOURS', person, hour_entry, starts_at, ends_at
FROM command.claimed_hours
WHERE ends_at > starts_at;
COMMENT ON VIEW command.due_booking IS 'The bookings that follow from what is known, before travel buffers';
