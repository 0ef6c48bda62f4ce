/** T. */
package org.quartier.kernel;
