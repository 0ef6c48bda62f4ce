package org.quartier.kernel.access;

import java.util.Optional;
import java.util.stream.Stream;

/** What a token allows one to do. */
public enum Role {
    ADMINISTRATOR("administrator", 'A'),
    QUARTER_MANAGER("quarter-manager", 'Q'),
    MODERATOR("moderator", 'M'),
    REGIONAL_MANAGER("regional-manager", 'R'),
    AUDITOR("auditor", 'U'),
    READER("reader", 'L');

    private final String code;
    private final char letter;

    Role(String code, char letter) {
        this.code = code;
        this.letter = letter;
    }

    /** The name in tokens and staff records. */
    public String code() {
        return code;
    }

    /** The letter in the table of who may call what. */
    char letter() {
        return letter;
    }

    /** The role with a code, or nothing for one that does not concern us. */
    public static Optional<Role> of(String code) {
        return Stream.of(values()).filter(role -> role.code.equals(code)).findFirst();
    }
}
