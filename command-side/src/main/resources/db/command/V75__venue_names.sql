-- What venues and rooms are called, for tables that name them.

CREATE TABLE command.venue_name (
    organisation text NOT NULL,
    venue        uuid NOT NULL,
    quarter      uuid,
    room         uuid,
    name         text NOT NULL
);
COMMENT ON TABLE command.venue_name IS 'The names of venues and, where room is set, of their rooms';
CREATE INDEX venue_name_lower ON command.venue_name (organisation, lower(name));
CREATE INDEX venue_name_venue ON command.venue_name (organisation, venue);

INSERT INTO command.venue_name (organisation, venue, quarter, room, name)
SELECT organisation, (payload::json ->> 'venue')::uuid, (payload::json ->> 'quarter')::uuid,
       (payload::json ->> 'room')::uuid, payload::json ->> 'name'
FROM events.domain_event WHERE payload_type IN ('venue.added', 'venue.room-added');
