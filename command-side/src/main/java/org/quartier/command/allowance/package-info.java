/**
 * Money for volunteers: flat allowances within their yearly limits, reimbursed expenses, and what volunteers declare about
 * other payers.
 *
 * <p>A limit spans payments, so it is not decided by one of them alone: a payment takes the person's lock, is given how
 * they stand, and decides; {@link org.quartier.command.allowance.AllowanceLedger} adds it up in the same transaction.
 * Nothing here is public: others read {@code AllowanceEvent} and {@code AllowanceDeclarationEvent}.
 */
@NullMarked
package org.quartier.command.allowance;

import org.jspecify.annotations.NullMarked;
