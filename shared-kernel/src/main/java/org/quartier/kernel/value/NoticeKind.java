package org.quartier.kernel.value;

/** What people are told of an activity. */
public enum NoticeKind {
    /** It moved in time by more than five minutes, and maybe to another venue as well. */
    MOVED,
    /** It is somewhere else at the same time. */
    VENUE_CHANGED,
    /** It does not take place on its date, and has no new one yet. */
    POSTPONED,
    /** It does not take place. */
    CANCELLED,
    /** A place is held for someone, who is to answer in time. */
    PLACE_OFFERED,
    /** Someone who waited has a place. */
    PROMOTED,
    /** It begins soon. */
    REMINDER
}
