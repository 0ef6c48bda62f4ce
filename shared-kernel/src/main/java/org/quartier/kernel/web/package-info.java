/**
 * What both sides' endpoints share: problem details, strict JSON, conditional requests, positions, body limits.
 */
@NullMarked
package org.quartier.kernel.web;

import org.jspecify.annotations.NullMarked;
