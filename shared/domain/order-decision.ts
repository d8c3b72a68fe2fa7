import type { Order } from './order.ts';
import { eventOf, type FieldsOf, type OrderEvent } from './order-events.ts';
import type { After, Before, Command, CommandWithEvent } from './order-lifecycle.ts';
import type { Refund } from './refund.ts';

/**
 * The result of a command. `changed` holds the next state and its event, which is absent if the partner sees no
 * difference. `unchanged`: it was done before. `superseded`: another run owns the order, and the caller must leave it
 * alone.
 */
export type Decision<O extends Order = Order> =
  | {
      kind: 'changed';
      order: O;
      event?: OrderEvent;
      /** A second change in the same write, with the next version. */
      followedBy?: OrderEvent | undefined;
      /** Written with the order. */
      refund?: Refund;
    }
  | { kind: 'unchanged' }
  | { kind: 'superseded' };

export const unchanged = { kind: 'unchanged' } as const;
export const superseded = { kind: 'superseded' } as const;

/** A change that only operators see: it has no event and keeps the version. */
export function changeWithoutEvent<C extends Exclude<Command, CommandWithEvent>, From extends Before<C>>(
  _command: C,
  _from: From,
  to: After<C, From>,
): Extract<Decision<After<C, From>>, { kind: 'changed' }> {
  return { kind: 'changed', order: to };
}

/** @param to the order after the change; its version and time are set here */
export function changeWithEvent<C extends CommandWithEvent, From extends Before<C>>(
  command: C,
  from: From,
  to: After<C, From>,
  at: Date,
  fields: FieldsOf<C> & Pick<OrderEvent['data'], 'refundId'>,
): Extract<Decision<After<C, From>>, { kind: 'changed' }> {
  const order = { ...to, version: from.version + 1, updatedAt: at.toISOString() };
  return { kind: 'changed', order, event: eventOf<C, From>(command, order, fields) };
}
