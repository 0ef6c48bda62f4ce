/** Placeholder. */
package org.quartier.kernel;
