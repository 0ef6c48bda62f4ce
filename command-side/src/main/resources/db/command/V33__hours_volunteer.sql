CREATE TABLE command.hours_volunteer (
    organisation text    NOT NULL,
    volunteer    uuid    NOT NULL,
    person       uuid    NOT NULL,
    has_left     boolean NOT NULL,
    PRIMARY KEY (organisation, volunteer)
);
COMMENT ON TABLE command.hours_volunteer IS 'Whose hours can be claimed, as volunteers'' records say';
