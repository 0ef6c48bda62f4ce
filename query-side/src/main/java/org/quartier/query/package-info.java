/** Placeholder. */
package org.quartier.query;
