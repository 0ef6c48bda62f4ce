CREATE TABLE query.volunteer (
    volunteer    uuid   NOT NULL PRIMARY KEY,
    organisation text   NOT NULL,
    person       uuid   NOT NULL,
    quarter      uuid   NOT NULL,
    status       text   NOT NULL,
    skills       text[] NOT NULL,
    availability jsonb  NOT NULL,
    version      bigint NOT NULL
);
COMMENT ON COLUMN query.volunteer.availability IS 'Weekly times: [{day, from, to}], in the zone of the quarter';
CREATE INDEX volunteer_organisation ON query.volunteer (organisation);
