CREATE TABLE query.series (
    series       uuid    NOT NULL PRIMARY KEY,
    organisation text    NOT NULL,
    quarter      uuid    NOT NULL,
    rule         text    NOT NULL,
    capacity     text,
    plan_version bigint  NOT NULL,
    continues    uuid,
    continued_by uuid,
    published    boolean NOT NULL,
    version      bigint  NOT NULL
);

-- What the occurrences were to be, by the event that said so: the past stays as it was planned.
CREATE TABLE query.series_plan (
    series       uuid   NOT NULL,
    version      bigint NOT NULL,
    organisation text   NOT NULL,
    details      text   NOT NULL,
    hours        text   NOT NULL,
    room         uuid,
    booking      text,
    PRIMARY KEY (series, version)
);
COMMENT ON COLUMN query.series_plan.details IS 'as JSON, as in query.activity, with which it is compared';

CREATE TABLE query.series_occurrence (
    series       uuid    NOT NULL,
    activity     uuid    NOT NULL,
    organisation text    NOT NULL,
    date         date    NOT NULL,
    slot         text    NOT NULL,
    plan_version bigint  NOT NULL,
    dropped      boolean NOT NULL,
    PRIMARY KEY (series, activity)
);
COMMENT ON COLUMN query.series_occurrence.slot IS 'when it was to be, as JSON, as in query.activity, with which it is compared';
COMMENT ON COLUMN query.series_occurrence.dropped IS 'whether another rule gave its day up; the activity is cancelled then';
CREATE INDEX series_occurrence_activity ON query.series_occurrence (activity);
