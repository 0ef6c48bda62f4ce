package org.quartier.command.imports;

/** What a file is imported as. */
public enum ImportKind {
    ACTIVITIES,
    PERSONS,
    VOLUNTEERS,
    HOURS
}
