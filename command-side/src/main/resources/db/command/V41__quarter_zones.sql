-- The zone of each quarter: the one of imported times that name none.

CREATE TABLE command.quarter_zone (
    organisation text NOT NULL,
    quarter      uuid NOT NULL,
    zone         text NOT NULL,
    PRIMARY KEY (organisation, quarter)
);
COMMENT ON TABLE command.quarter_zone IS 'The time zone of each quarter';
