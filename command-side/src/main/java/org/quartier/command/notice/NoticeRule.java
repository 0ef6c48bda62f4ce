package org.quartier.command.notice;

import org.quartier.command.Rule;

/** The rules of telling people. */
enum NoticeRule implements Rule {
    ALREADY_SENT("R-08", "It was sent: nobody is told twice of the same change.", Kind.STATE),
    MAIL_IS_OFF("R-08", "No e-mail is sent here: it is not switched on.", Kind.STATE);

    private final Statement statement;

    NoticeRule(String id, String text, Kind kind) {
        statement = new Statement(id, text, kind);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
