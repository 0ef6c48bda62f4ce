/**
 * The plan of an activity: when, where, led by whom. Who comes is the business of participation. Nothing here is public:
 * others read {@code ActivityEvent}.
 */
@NullMarked
package org.quartier.command.activity;

import org.jspecify.annotations.NullMarked;
