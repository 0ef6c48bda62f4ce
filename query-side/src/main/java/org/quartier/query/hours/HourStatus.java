package org.quartier.query.hours;

/** Where an entry stands; only what is approved counts. */
enum HourStatus {
    DRAFT,
    SUBMITTED,
    APPROVED,
    REJECTED
}
