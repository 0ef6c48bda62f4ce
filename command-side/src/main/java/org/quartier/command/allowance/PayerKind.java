package org.quartier.command.allowance;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether an organisation may pay tax-free allowances, by its kind. */
enum PayerKind {
    /** A public body or a church may, whatever it says of being charitable. */
    ALWAYS,
    /** A commercial company may not, whatever it says of being charitable. */
    NEVER,
    /** Charitable unless it says that it is not. */
    UNLESS_DENIED,
    /** Only if it says that it is charitable. */
    IF_SAID;

    /** Of an organisation's kind, by the name it has in the log; empty where it has not described itself. */
    static PayerKind of(Optional<String> kind) {
        return switch (kind.orElse("")) {
            case "MUNICIPALITY", "CHURCH" -> ALWAYS;
            case "HOUSING_COMPANY" -> NEVER;
            case "CHARITY" -> UNLESS_DENIED;
            default -> IF_SAID;
        };
    }

    /**
     * Whether it may pay.
     *
     * @param charitable null where the organisation says nothing of it
     */
    boolean paysTaxFree(@Nullable Boolean charitable) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case UNLESS_DENIED -> !Boolean.FALSE.equals(charitable);
            case IF_SAID -> Boolean.TRUE.equals(charitable);
        };
    }
}
