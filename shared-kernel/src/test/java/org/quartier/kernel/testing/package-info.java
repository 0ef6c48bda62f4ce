/**
 * What the tests of all modules share: real databases and tokens.
 */
package org.quartier.kernel.testing;
