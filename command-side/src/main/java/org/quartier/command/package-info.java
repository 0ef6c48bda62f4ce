/**
 * The command side: what may be done, decided aggregate by aggregate. This root package holds what all of them share:
 * how commands are sent, what guards every aggregate, how a rule refuses.
 */
@NullMarked
package org.quartier.command;

import org.jspecify.annotations.NullMarked;
