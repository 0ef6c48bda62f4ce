package org.quartier.kernel.value;

import org.quartier.kernel.id.NotificationId;
import org.quartier.kernel.id.PersonId;

/** Someone who is told of a notice, under an identifier of its own. */
public record Recipient(NotificationId notification, PersonId person, Concern concern) {}
