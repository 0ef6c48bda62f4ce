CREATE TABLE command.shift_plan (
    organisation text        NOT NULL,
    shift        uuid        NOT NULL,
    activity     uuid        NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    state        text        NOT NULL CHECK (state IN ('OPEN', 'SUSPENDED', 'CANCELLED')),
    PRIMARY KEY (organisation, shift)
);
COMMENT ON TABLE command.shift_plan IS 'When each shift is; one that is suspended or cancelled takes nobody';
CREATE INDEX shift_plan_activity ON command.shift_plan (organisation, activity);

CREATE TABLE command.shift_roster (
    organisation text    NOT NULL,
    shift        uuid    NOT NULL,
    volunteer    uuid    NOT NULL,
    person       uuid    NOT NULL,
    binding      boolean NOT NULL,
    PRIMARY KEY (organisation, shift, volunteer)
);
COMMENT ON TABLE command.shift_roster IS 'Who signed up for a shift, which binds, and who stands by (R-36)';
CREATE INDEX shift_roster_person ON command.shift_roster (organisation, person);

CREATE TABLE command.shift_volunteer (
    organisation text NOT NULL,
    volunteer    uuid NOT NULL,
    person       uuid NOT NULL,
    status       text NOT NULL,
    PRIMARY KEY (organisation, volunteer)
);
COMMENT ON TABLE command.shift_volunteer IS 'Who can be asked for a shift, as volunteers'' records say';
CREATE INDEX shift_volunteer_person ON command.shift_volunteer (organisation, person);
-- whoever registered before there were shifts
INSERT INTO command.shift_volunteer (organisation, volunteer, person, status)
SELECT r.organisation, (r.payload::jsonb ->> 'volunteer')::uuid, (r.payload::jsonb ->> 'person')::uuid,
    coalesce((SELECT s.payload::jsonb ->> 'status' FROM events.domain_event s
              WHERE s.aggregate_identifier = r.aggregate_identifier AND s.payload_type = 'volunteer.status-changed'
              ORDER BY s.sequence_number DESC LIMIT 1), 'ACTIVE')
FROM events.domain_event r WHERE r.payload_type = 'volunteer.registered';

CREATE TABLE command.shift_activity (
    organisation     text    NOT NULL,
    activity         uuid    NOT NULL,
    clearance_needed boolean NOT NULL,
    PRIMARY KEY (organisation, activity)
);
COMMENT ON TABLE command.shift_activity IS 'Whether helping at an activity needs clearance; absent means no (R-32)';

CREATE TABLE command.shift_swap (
    organisation text NOT NULL,
    swap         uuid NOT NULL,
    shift        uuid NOT NULL,
    taker        uuid NOT NULL,
    PRIMARY KEY (organisation, swap)
);
COMMENT ON TABLE command.shift_swap IS 'Who was asked in a swap (R-36)';
