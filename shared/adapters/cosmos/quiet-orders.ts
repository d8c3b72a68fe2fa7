/**
 * Conditions on orders that have not changed since a time, and that nobody is given until a later one.
 *
 * @param time as the query has it: a parameter or a constant
 */
export const quietOrders = (time: string): string[] => [
  `c["order"].updatedAt <= ${time}`,
  // An order that waits for its payer may be quiet until their time is over.
  `(c.status != "awaiting_payment" OR c["order"].payment.action.expiresAt <= ${time})`,
  // So may one that is on hold.
  `(NOT IS_DEFINED(c.heldUntil) OR c.heldUntil <= ${time})`,
];
