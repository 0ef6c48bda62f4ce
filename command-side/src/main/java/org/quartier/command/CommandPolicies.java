package org.quartier.command;

/**
 * The processing group of everything that must commit with the event: policies, lookups, bookings. It is subscribing:
 * its handlers run in the transaction of the command, and a failure rolls all of it back.
 */
public final class CommandPolicies {

    /** The group's name. */
    public static final String GROUP = "command-policies";

    private CommandPolicies() {}
}
