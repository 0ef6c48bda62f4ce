CREATE TABLE command.inspection (
    organisation text    NOT NULL,
    inspection   uuid    NOT NULL,
    volunteer    uuid    NOT NULL,
    person       uuid    NOT NULL,
    inspected_on date    NOT NULL,
    cleared      boolean NOT NULL,
    left_on      date,
    superseded   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (organisation, inspection)
);
COMMENT ON TABLE command.inspection IS 'By which inspection who is cleared, until it is erased (R-32 to R-35)';
COMMENT ON COLUMN command.inspection.left_on IS 'The day on which the volunteer left; the deletion clock goes by it';
COMMENT ON COLUMN command.inspection.superseded IS 'A later one was erased: without it, this one clears nobody';
CREATE INDEX inspection_volunteer ON command.inspection (organisation, volunteer);
CREATE INDEX inspection_person ON command.inspection (organisation, person);
