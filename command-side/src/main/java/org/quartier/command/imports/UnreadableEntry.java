package org.quartier.command.imports;

/** An entry cannot be taken. The message says why, without the entry's own text. */
final class UnreadableEntry extends Exception {

    UnreadableEntry(String why) {
        super(why, null, false, false);
    }

    /** Why. */
    String why() {
        return String.valueOf(getMessage());
    }
}
