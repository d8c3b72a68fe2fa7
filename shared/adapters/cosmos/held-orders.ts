/**
 * The condition on orders that wait for a person's verdict. Those whose screening has only just been asked for decide
 * themselves, and are not among them; those whose screening is damaged are.
 *
 * @param time as the query has it: a screening that was asked for before is late
 */
export const heldOrders = (time: string): string =>
  `c.heldUntil > "" AND (NOT IS_DEFINED(c["order"].screening.state) OR c["order"].screening.state != "required"
     OR c["order"].screening.since <= ${time})`;
