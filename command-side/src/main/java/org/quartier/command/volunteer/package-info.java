/**
 * Volunteers: what they can do, when they can help, whether they can be asked. Nothing here is public: others read
 * {@code VolunteerEvent}.
 */
@NullMarked
package org.quartier.command.volunteer;

import org.jspecify.annotations.NullMarked;
