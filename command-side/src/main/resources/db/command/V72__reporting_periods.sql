CREATE TABLE command.closed_period (
    organisation text NOT NULL,
    period       text NOT NULL,
    first_day    date NOT NULL,
    next_day     date NOT NULL,
    PRIMARY KEY (organisation, period)
);
COMMENT ON TABLE command.closed_period IS 'Reporting periods that are closed: [first_day, next_day) (R-43)';

CREATE TABLE command.period_activity (
    organisation text        NOT NULL,
    activity     uuid        NOT NULL,
    quarter      uuid        NOT NULL,
    starts_at    timestamptz NOT NULL,
    zone         text        NOT NULL,
    PRIMARY KEY (organisation, activity)
);
COMMENT ON TABLE command.period_activity IS 'When each activity begins, which decides to which period it belongs (R-23)';

INSERT INTO command.period_activity
SELECT opened.organisation, CAST(first ->> 'activity' AS uuid), CAST(first ->> 'quarter' AS uuid),
    CAST(slot ->> 'start' AS timestamptz), slot ->> 'zone'
FROM events.domain_event opened
CROSS JOIN LATERAL CAST(opened.payload AS jsonb) AS first
CROSS JOIN LATERAL (
    SELECT CAST(last.payload AS jsonb) -> 'slot' AS slot
    FROM events.domain_event last
    WHERE last.aggregate_identifier = opened.aggregate_identifier
      AND last.payload_type IN ('participation.opened', 'participation.moved')
    ORDER BY last.sequence_number DESC LIMIT 1) AS latest
WHERE opened.payload_type = 'participation.opened';
