/**
 * Persons: the only place with personal data, and the way in which it is forgotten. Nothing here is public: others read
 * {@code PersonEvent}.
 */
@NullMarked
package org.quartier.command.person;

import org.jspecify.annotations.NullMarked;
