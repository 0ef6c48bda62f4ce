-- Who was told what, and how far that has come: ids only, no name, no address, no text.
CREATE TABLE query.notification (
    notification   uuid        NOT NULL PRIMARY KEY,
    organisation   text        NOT NULL,
    activity       uuid        NOT NULL,
    person         uuid        NOT NULL,
    kind           text        NOT NULL,
    concern        text        NOT NULL,
    status         text        NOT NULL,
    raised_at      timestamptz NOT NULL,
    attempts       integer     NOT NULL,
    failure        text,
    next_attempt   timestamptz,
    sent_at        timestamptz,
    before_version bigint,
    version        bigint      NOT NULL,
    answer_until   timestamptz
);
COMMENT ON COLUMN query.notification.attempts IS 'Since it was raised, or since someone last asked for it to be sent';
COMMENT ON COLUMN query.notification.failure IS 'Of the last attempt, or why the person cannot be told';
COMMENT ON COLUMN query.notification.version IS 'Of the activity of which the person is told; its history has the text';
CREATE INDEX notification_organisation ON query.notification (organisation, notification);
CREATE INDEX notification_activity ON query.notification (organisation, activity, notification);
CREATE INDEX notification_person ON query.notification (organisation, person, notification);
