/** What people are told of an activity, in their language: written from its history whenever it is sent or looked at. */
@NullMarked
package org.quartier.kernel.letter;

import org.jspecify.annotations.NullMarked;
