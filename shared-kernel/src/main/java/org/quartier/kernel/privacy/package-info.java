/**
 * Keys and envelopes: personal data is encrypted per person, and forgotten by destroying the key.
 */
@NullMarked
package org.quartier.kernel.privacy;

import org.jspecify.annotations.NullMarked;
