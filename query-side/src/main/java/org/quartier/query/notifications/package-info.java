/** Who was told what, and when: the outbox. */
@NullMarked
package org.quartier.query.notifications;

import org.jspecify.annotations.NullMarked;
