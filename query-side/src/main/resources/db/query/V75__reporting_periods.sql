-- Which periods are closed, and where in the log: that decides which figures their reports hold (R-43).
CREATE TABLE query.reporting_period (
    organisation text        NOT NULL,
    period       text        NOT NULL,
    first_day    date        NOT NULL,
    next_day     date        NOT NULL,
    definition   text        NOT NULL,
    closed_by    text        NOT NULL,
    closed_at    timestamptz NOT NULL,
    position     bigint      NOT NULL,
    PRIMARY KEY (organisation, period)
);
COMMENT ON COLUMN query.reporting_period.definition IS 'What the figures of its report mean';
COMMENT ON COLUMN query.reporting_period.closed_at IS 'When that was recorded';

-- What each note said of whether an activity is out of hours (R-09).
CREATE TABLE query.period_out_of_hours (
    activity     uuid        NOT NULL,
    position     bigint      NOT NULL,
    organisation text        NOT NULL,
    out_of_hours boolean     NOT NULL,
    minutes      integer     NOT NULL,
    happened_at  timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (activity, position)
);
