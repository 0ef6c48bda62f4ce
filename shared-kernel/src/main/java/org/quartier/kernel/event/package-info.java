/**
 * What has happened: one sealed family per aggregate, stored under names of our own.
 */
@NullMarked
package org.quartier.kernel.event;

import org.jspecify.annotations.NullMarked;
