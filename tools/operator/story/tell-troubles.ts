import type { Order } from '../../../shared/domain/order.ts';
import { minutesOf } from './minutes-of.ts';
import type { OrderFacts } from './order-facts.ts';
import type { StoryTrouble } from './story.ts';
import { tellMessageTroubles } from './tell-message-troubles.ts';
import { tellSagaTrouble } from './tell-saga-trouble.ts';

/** What is wrong with an order, and the commands that repair it. What stops the order comes first. */
export function tellTroubles(facts: OrderFacts, call: (command: string) => string): StoryTrouble[] {
  const { order, ref } = facts;
  return [
    ...(facts.fault === undefined ? [] : [tellFault(facts.fault, ref.orderId, call)]),
    ...(order === undefined || 'isNewer' in order ? [] : tellSagaTrouble(order, facts.now, call)),
    ...(order === undefined || 'isNewer' in order ? [] : tellHold(order, call)),
    ...tellMessageTroubles(facts, call),
    ...missingIn(facts).map(
      (sequence): StoryTrouble => ({
        kind: 'stuck',
        what: `event ${sequence} is missing`,
        why: 'each change of an order has an event: it was lost, or its key can’t be read',
        commands: [],
      }),
    ),
    ...facts.refunds.flatMap((refund) => tellRefundTrouble(refund, facts.now, call)),
    ...facts.differences
      .filter(({ state }) => state === 'open')
      .map(
        ({ id, difference }): StoryTrouble => ({
          kind: 'stuck',
          what: `our books and the provider’s differ: ${difference?.code ?? id}`,
          why: 'docs/runbooks/reconciliation.md says what to do; then note that it is settled',
          commands: [call(`differences resolve ${id} --because "…"`)],
        }),
      ),
    ...tellDeliveryTroubles(facts, call),
  ];
}

const tellFault = (fault: string, id: string, call: (command: string) => string): StoryTrouble => ({
  kind: 'stuck',
  what: 'the order can’t be read',
  why: fault,
  commands: [call(`documents show ${id} --json`), call(`documents repair ${id} --file FILE --because "…"`)],
});

function tellHold(order: Order, call: (command: string) => string): StoryTrouble[] {
  const { screening, id } = order;
  if (screening?.state !== 'held' || order.saga.status === 'completed') return [];
  const what = `it is on hold, and its deadline decides: ${screening.onDeadline}`;
  const why = `${screening.rules[0]}: ${screening.because ?? 'a rule selected it'}`;
  const commands = ['release', 'reject'].map((verdict) => call(`orders ${verdict} ${id} --because "…"`));
  return [{ kind: 'stuck', what, at: screening.until, why, commands }];
}

const SILENT_MS = 10 * 60_000;

function tellRefundTrouble(
  { id, saga }: OrderFacts['refunds'][number],
  now: Date,
  call: (command: string) => string,
): StoryTrouble[] {
  if (saga.status === 'stuck') {
    const why = `${saga.because.code}: ${saga.because.message}`;
    const what = `refund ${id} is stuck at ${saga.remaining.join(', ')}`;
    return [{ kind: 'stuck', what, why, commands: [call(`refunds resume ${id}`)] }];
  }
  const silentMs = saga.status === 'running' ? now.getTime() - Date.parse(saga.seenAt) : 0;
  if (silentMs < SILENT_MS) return [];
  const what = `the saga of refund ${id} has been silent for ${minutesOf(silentMs)}`;
  return [{ kind: 'late', what, why: undefined, commands: [call(`refunds reclaim ${id}`)] }];
}

/** Each version has one event: a missing one was lost, or its key can't be read. */
function missingIn({ events, order }: OrderFacts): number[] {
  const there = new Set(events.map(({ sequence }) => sequence));
  return Array.from({ length: order?.version ?? 0 }, (_, n) => n + 1).filter((sequence) => !there.has(sequence));
}

function tellDeliveryTroubles(
  { deliveries, endpoints }: OrderFacts,
  call: (command: string) => string,
): StoryTrouble[] {
  const failed = deliveries.filter(({ status }) => status === 'failed');
  return [...Map.groupBy(failed, ({ endpointId }) => endpointId)].map(([id, all]): StoryTrouble => {
    const first = all.map(({ eventAt }) => eventAt).sort()[0];
    const isDisabled = endpoints.find((endpoint) => endpoint.id === id)?.disabled !== undefined;
    return {
      kind: 'partner',
      what: `webhook endpoint ${id} did not take ${all.length} of its events`,
      why: isDisabled ? 'it is disabled' : undefined,
      commands: [
        ...(isDisabled ? [call(`webhooks enable ${id}`)] : []),
        call(`webhooks redeliver ${id} --since ${first}`),
      ],
    };
  });
}
