import type { ScreeningMessage } from '../../shared/cloud-event.ts';
import type { Order } from '../../shared/domain/order.ts';
import { clear, hold, isWaitingForVerdict, reject } from '../../shared/domain/order-screening.ts';
import type { ScreeningRule } from '../../shared/domain/screening-rule.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';
import type { ScreenedOrders } from '../../shared/ports/screened-orders.ts';
import type { ScreeningRules } from '../../shared/ports/screening-rules.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';

export interface ScreeningPorts {
  orders: Orders;
  screeningRules: Pick<ScreeningRules, 'read'>;
  screenedOrders: Pick<ScreenedOrders, 'countRecent'>;
  sagas: Pick<Sagas, 'resume'>;
  clock: Clock;
}

/**
 * Gives the verdict on an order that a rule selected: the first of its rules that holds decides. The saga waits for it,
 * and does not know who gives it. A repeated message finds the verdict and changes nothing.
 */
export async function screenOrder(
  { partnerid, subject }: ScreeningMessage,
  { orders, screeningRules, screenedOrders, sagas, clock }: ScreeningPorts,
): Promise<void> {
  const ref = { partnerId: partnerid, orderId: subject };
  const order = await orders.get(ref);
  if (!isWaitingForVerdict(order) || order.screening.state !== 'required') return;
  const { rules, since } = order.screening;
  const stored = await screeningRules.read();
  // A rule that was removed meanwhile decides nothing.
  const selected = rules.flatMap((id) => stored.find((rule) => rule.id === id) ?? []);
  const deciding = await findDeciding(order, selected, screenedOrders);
  const { kind, order: now } = await orders.change(order, (now) => {
    // With a new address the order was selected again, and another message asks for that verdict.
    if (now.screening?.since !== since) return { kind: 'unchanged' };
    if (deciding === undefined) return clear(now);
    const given = { at: clock.now(), by: deciding.id, because: deciding.description };
    return deciding.verdict === 'hold' ? hold(now, deciding, given) : reject(now, given);
  });
  if (kind !== 'changed') return;
  const outcome = deciding === undefined ? 'cleared' : deciding.verdict === 'hold' ? 'held' : 'rejected';
  recordMetric('screening.verdicts', 1, { outcome });
  // Of a cleared order there is no event. This only speeds things up: a saga that waits also looks now and then.
  if (outcome === 'cleared' && now.saga.status === 'running') await sagas.resume(ref, now.sagaInstance);
}

async function findDeciding(
  { partnerId, shipTo, createdAt }: Order,
  rules: readonly ScreeningRule[],
  screenedOrders: Pick<ScreenedOrders, 'countRecent'>,
): Promise<ScreeningRule | undefined> {
  for (const rule of rules) {
    const { many } = rule;
    if (many === undefined) return rule;
    const since = new Date(Date.parse(createdAt) - many.withinMinutes * 60_000);
    const recipient = many.of === 'recipient' ? shipTo : undefined;
    if ((await screenedOrders.countRecent(partnerId, { since, recipient })) > many.moreThan) return rule;
  }
  return undefined;
}
