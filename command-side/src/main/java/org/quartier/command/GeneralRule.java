package org.quartier.command;

/** Rules that hold for every command. */
public enum GeneralRule implements Rule {
    ONLY_ITS_MODERATOR("R-29", "A moderator does this for their own activities and for themself.", Kind.PERMISSION),
    PERSON_ERASED("R-69", "The person has been erased; nothing can be recorded about them.", Kind.STATE),
    HAPPENED_AT_IN_THE_FUTURE("R-73", "What has not happened yet cannot be recorded.", Kind.INPUT),
    HAPPENED_AT_TOO_LONG_AGO("R-73", "What happened before the year 1900 is not recorded here.", Kind.INPUT),
    UNKNOWN_REFERENCE("R-73", "The request names something that does not exist.", Kind.INPUT),
    KEY_USED_FOR_ANOTHER_REQUEST("R-74", "This idempotency key was used for another request.", Kind.INPUT),
    REQUEST_STILL_RUNNING("R-74", "A request with this idempotency key is still running.", Kind.STATE);

    private final Statement statement;

    GeneralRule(String id, String text, Kind kind) {
        statement = new Statement(id, text, kind);
    }

    @Override
    public Statement statement() {
        return statement;
    }
}
