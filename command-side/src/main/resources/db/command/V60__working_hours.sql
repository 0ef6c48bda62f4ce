CREATE TABLE command.quarter_hours (
    organisation  text NOT NULL,
    quarter       uuid NOT NULL,
    federal_state text NOT NULL,
    municipality  text NOT NULL,
    zone          text NOT NULL,
    weekly        text NOT NULL,
    PRIMARY KEY (organisation, quarter)
);
COMMENT ON TABLE command.quarter_hours IS 'When each quarter works, and whose public holidays count there (R-09)';
COMMENT ON COLUMN command.quarter_hours.weekly IS 'Weekly times as JSON; none means any time';

INSERT INTO command.quarter_hours
SELECT DISTINCT ON (organisation, event ->> 'quarter') organisation, CAST(event ->> 'quarter' AS uuid),
    event ->> 'federalState', event ->> 'municipality', event ->> 'zone', event ->> 'workingHours'
FROM events.domain_event CROSS JOIN LATERAL CAST(payload AS jsonb) AS event
WHERE payload_type IN ('quarter.opened', 'quarter.changed')
ORDER BY organisation, event ->> 'quarter', global_index DESC;
