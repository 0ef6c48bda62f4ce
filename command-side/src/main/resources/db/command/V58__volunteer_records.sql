CREATE TABLE command.volunteer_record (
    organisation text NOT NULL,
    volunteer    uuid NOT NULL,
    person       uuid NOT NULL,
    quarter      uuid NOT NULL,
    PRIMARY KEY (organisation, volunteer)
);
COMMENT ON TABLE command.volunteer_record IS 'Which person is behind a volunteer record, and in which quarter they help';
INSERT INTO command.volunteer_record (organisation, volunteer, person, quarter)
SELECT organisation, (payload::json ->> 'volunteer')::uuid, (payload::json ->> 'person')::uuid,
       (payload::json ->> 'quarter')::uuid
FROM events.domain_event WHERE payload_type = 'volunteer.registered';
