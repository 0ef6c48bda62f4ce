-- Who is told of what: ids only, no name, no address, no text.

CREATE TABLE command.registered_person (
    organisation text NOT NULL,
    activity     uuid NOT NULL,
    person       uuid NOT NULL,
    registration uuid NOT NULL,
    status       text NOT NULL CHECK (status IN ('CONFIRMED', 'OFFERED', 'WAITLISTED')),
    PRIMARY KEY (organisation, activity, person)
);
COMMENT ON TABLE command.registered_person IS 'Who has a place, an offer or a place in the queue of each activity (R-08)';
CREATE INDEX registered_person_registration ON command.registered_person (registration);

INSERT INTO command.registered_person (organisation, activity, person, registration, status)
SELECT DISTINCT ON (organisation, activity, person) organisation, activity, person, registration, status
FROM (
    SELECT DISTINCT ON (organisation, event ->> 'registration') organisation, global_index,
        CAST(event ->> 'activity' AS uuid) AS activity, CAST(event ->> 'person' AS uuid) AS person,
        CAST(event ->> 'registration' AS uuid) AS registration,
        CASE payload_type
            WHEN 'participation.registered' THEN event ->> 'status'
            WHEN 'participation.restored' THEN event ->> 'status'
            WHEN 'participation.promoted' THEN 'CONFIRMED'
            WHEN 'participation.offer-accepted' THEN 'CONFIRMED'
            WHEN 'participation.offered' THEN 'OFFERED'
        END AS status
    FROM events.domain_event CROSS JOIN LATERAL CAST(payload AS jsonb) AS event
    WHERE payload_type IN ('participation.registered', 'participation.restored', 'participation.promoted',
        'participation.offer-accepted', 'participation.offered', 'participation.withdrawn', 'participation.rejected',
        'participation.lapsed', 'participation.offer-declined', 'participation.offer-expired')
    ORDER BY organisation, event ->> 'registration', global_index DESC
) AS latest
WHERE status IN ('CONFIRMED', 'OFFERED', 'WAITLISTED')
ORDER BY organisation, activity, person, global_index DESC;

CREATE TABLE command.room_venue (
    organisation text NOT NULL,
    room         uuid NOT NULL,
    venue        uuid NOT NULL,
    PRIMARY KEY (organisation, room)
);
COMMENT ON TABLE command.room_venue IS 'The venue that each room is in';
INSERT INTO command.room_venue (organisation, room, venue)
SELECT organisation, CAST(event ->> 'room' AS uuid), CAST(event ->> 'venue' AS uuid)
FROM events.domain_event CROSS JOIN LATERAL CAST(payload AS jsonb) AS event
WHERE payload_type = 'venue.room-added';

CREATE TABLE command.notice (
    organisation   text   NOT NULL,
    notice         uuid   NOT NULL,
    cause          text   NOT NULL,
    kind           text   NOT NULL,
    activity       uuid   NOT NULL,
    before_version bigint,
    version        bigint NOT NULL,
    answer_until   timestamptz,
    PRIMARY KEY (organisation, notice),
    UNIQUE (organisation, cause)
);
COMMENT ON TABLE command.notice IS 'Of what people are told; each occasion is told once (R-08)';

CREATE TABLE command.notification (
    organisation  text        NOT NULL,
    notification  uuid        NOT NULL PRIMARY KEY,
    notice        uuid        NOT NULL,
    person        uuid        NOT NULL,
    concern       text        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('HELD', 'PENDING', 'SENT', 'FAILED', 'NOT_DELIVERABLE')),
    due_at        timestamptz NOT NULL,
    claimed_until timestamptz,
    UNIQUE (organisation, notice, person)
);
COMMENT ON TABLE command.notification IS 'The outbox: who is told of each notice, once each (R-08)';
COMMENT ON COLUMN command.notification.claimed_until IS
    'Until when whoever claimed it sends it; by the clock of the database, which all nodes share';
CREATE INDEX notification_pending ON command.notification (due_at, notification) WHERE state = 'PENDING';
