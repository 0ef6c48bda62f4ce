/** What volunteers are paid, how much of it is tax-free, what is left of each limit, and where a year is heading. */
@NullMarked
package org.quartier.query.allowances;

import org.jspecify.annotations.NullMarked;
