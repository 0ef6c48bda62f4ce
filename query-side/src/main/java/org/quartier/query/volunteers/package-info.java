/**
 * The volunteer register: who can help, with what and when.
 */
@NullMarked
package org.quartier.query.volunteers;

import org.jspecify.annotations.NullMarked;
