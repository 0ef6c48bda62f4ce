package org.quartier.command;

/** Rules that hold for every command. */
public enum GeneralRule implements Rule {
    HAPPENED_AT_IN_THE_FUTURE("R-73", "What has not happened yet cannot be recorded.", Kind.INPUT),
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
