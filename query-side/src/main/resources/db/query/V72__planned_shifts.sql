-- What one event said of how much help an activity needs; what it said nothing about is null.
CREATE TABLE query.planned_shift (
    shift          uuid        NOT NULL,
    position       bigint      NOT NULL,
    organisation   text        NOT NULL,
    activity       uuid,
    needed_minutes integer,
    open           boolean,
    happened_at    timestamptz NOT NULL,
    recorded_at    timestamptz NOT NULL,
    PRIMARY KEY (shift, position)
);
COMMENT ON COLUMN query.planned_shift.activity IS 'Of the plan, which is the first that is said; never changed';
COMMENT ON COLUMN query.planned_shift.needed_minutes IS 'How many volunteers are needed, times how long';
COMMENT ON COLUMN query.planned_shift.open IS 'Neither cancelled nor suspended';
CREATE INDEX planned_shift_activity ON query.planned_shift (activity) WHERE activity IS NOT NULL;
