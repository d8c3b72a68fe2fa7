import type { AuthorizedOrder, OpenOrder, Order } from '../../shared/domain/order.ts';
import { isRunning } from '../../shared/domain/order-run.ts';
import { noteRenewal, noteRenewed } from '../../shared/domain/payment-renewal.ts';
import type { SagaPorts } from '../activity.ts';
import { giveUp } from '../give-up.ts';
import type { OrderRun } from '../order-run.ts';
import { type Outcome, rejected } from '../step.ts';

type Authorized = AuthorizedOrder & OpenOrder;

/** A renewal that can't be done ends the order: the payer's bank has already said no, or wants the payer, who is gone. */
const NOT_RENEWED = 'The payment had to be authorized again after the review, and that failed: ';

/**
 * Authorizes the payment of an order again that waited for its screening longer than an authorization lasts. The new
 * payment is noted before the old one is cancelled, and authorized after it, so the undo finds both and the payer's limit is
 * used once. Only the noted payment is ever captured. If no other payment can be opened, that is the first one.
 */
export async function renewAuthorization(
  order: Authorized,
  run: OrderRun,
  { orders, payments, clock, deadlines }: Pick<SagaPorts, 'orders' | 'payments' | 'clock' | 'deadlines'>,
): Promise<{ order: Order } | Outcome<never>> {
  const step = () => ({ run: run.run, at: clock.now() });
  const { renewal } = order.payment;
  const isBegun = renewal !== undefined && renewal.at === undefined;
  if (!isBegun && clock.now().getTime() - authorizedAt(order) < deadlines.authorizationMs) return { order };

  let now: Order = order;
  if (!isBegun) {
    const count = (renewal?.count ?? 0) + 1;
    const opened = await payments.open({ ...order, orderId: order.id, renewal: count });
    // The provider takes many cards only once. Then the capture shows whether the first authorization still holds.
    if (opened.kind !== 'opened') return { order };
    now = (await orders.change(order, (known) => noteRenewal(known, { id: opened.id, count }, step()))).order;
  }
  if (!isRunning(now, run) || now.status !== 'authorized' || now.payment.renewal === undefined) return giveUp(now, run);
  await payments.release(now.payment.renewal.replaces);
  const reply = await payments.authorize(now.payment.id);
  if (reply.kind === 'payer_needed') return rejected('payment_not_confirmed', `${NOT_RENEWED}the payer is needed.`);
  if (reply.kind !== 'done') return rejected('payment_declined', NOT_RENEWED + reply.code);
  const { order: renewed } = await orders.change(now, (known) => noteRenewed(known, step()));
  return isRunning(renewed, run) ? { order: renewed } : giveUp(renewed, run);
}

/** Not before the order was placed: an order that is not screened never waits that long. */
const authorizedAt = ({ createdAt, payment }: Authorized) => Date.parse(payment.renewal?.at ?? createdAt);
