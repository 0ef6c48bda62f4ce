/**
 * Tells people what concerns them: an outbox that is written with the change, and e-mails out of it.
 *
 * <p>Nothing here is public: others read {@code NoticeEvent}.
 */
@NullMarked
package org.quartier.command.notice;

import org.jspecify.annotations.NullMarked;
