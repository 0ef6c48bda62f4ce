package org.quartier.command.series;

/** Which occurrences a change is about. Those that have begun are never among them. */
enum Scope {
    THIS,
    THIS_AND_FOLLOWING,
    ALL
}
