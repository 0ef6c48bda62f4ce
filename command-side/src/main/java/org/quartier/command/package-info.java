/** Placeholder. */
package org.quartier.command;
