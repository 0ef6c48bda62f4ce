package org.quartier.query.notifications;

/** How far telling a person has come. */
enum NotificationStatus {
    /** Waits until someone asks for it, because no e-mail was sent when it was raised. */
    HELD,
    /** Is sent, or tried again, by itself. */
    PENDING,
    SENT,
    /** Could not be sent, and is not tried again by itself. */
    FAILED,
    /** The person cannot be told: erased, without an address, or it would come too late. */
    NOT_DELIVERABLE
}
