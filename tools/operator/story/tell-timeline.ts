import { nameActor } from '../../../shared/domain/act.ts';
import { formatMoney, type Money } from '../../../shared/domain/money.ts';
import type { OrderEvent, TimelineEvent } from '../../../shared/domain/order-events.ts';
import type { OrderFacts } from './order-facts.ts';
import type { StoryEntry } from './story.ts';

const TROUBLES = new Set(['order.delayed', 'order.failed', 'order.refund_failed', 'order.lost', 'order.disputed']);

/** What happened, the oldest first. Events keep their sequence: clocks differ, and what can't be read has no time. */
export function tellTimeline({
  events,
  acts,
  mends,
  order,
}: Pick<OrderFacts, 'events' | 'acts' | 'mends' | 'order'>): StoryEntry[] {
  let last = '';
  const placed = events.map((event) => {
    const entry = tellEvent(event);
    if (entry.at !== undefined && entry.at > last) last = entry.at;
    return { entry, place: last };
  });
  const erasures = order?.erasedAt === undefined ? [] : [tellErasure(order.erasedAt)];
  const others = [...acts.map(tellAct), ...mends.map(tellMend), ...erasures].map((entry) => ({
    entry,
    place: entry.at ?? '',
  }));
  return [...placed, ...others].toSorted((a, b) => compare(a.place, b.place)).map(({ entry }) => entry);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function tellEvent(event: TimelineEvent): StoryEntry {
  if (event.type === 'unreadable') {
    const { id, sequence, fault } = event;
    const detail = `${id} can't be read: ${fault}`;
    return { at: undefined, kind: 'event', sequence, what: 'unreadable', by: '', detail, isTrouble: true };
  }
  const { sequence, at, type, by, data } = event.type === 'newer' ? event.event : event;
  const { expiresAt } = data;
  return {
    ...{ at, kind: 'event', sequence, what: type, by, detail: detailOf(data), isTrouble: TROUBLES.has(type) },
    ...(typeof expiresAt === 'string' ? { until: expiresAt } : {}),
  };
}

/** The facts of an event that say more than its type. */
function detailOf(data: Partial<Record<keyof OrderEvent['data'], unknown>>): string {
  const { reason, step, undone, refundId, amount, trackingNumber, outcome, parcels, changed } = data;
  const list = (value: unknown) => (Array.isArray(value) ? value : []);
  const parts = [
    reason && (step === undefined ? String(reason) : `at ${step}: ${reason}`),
    undone && `undone: ${list(undone).join(', ') || 'nothing'}`,
    refundId,
    amount && formatMoney(amount as Money),
    trackingNumber,
    outcome,
    list(parcels)
      .map(({ trackingNumber: number, status }) => `${number} ${status}`)
      .join(', '),
    list(changed).join(', '),
  ];
  return parts.filter(Boolean).join('; ');
}

function tellAct(act: OrderFacts['acts'][number]): StoryEntry {
  const { at, command, given, because, end } = act;
  const call = Object.entries(given).map(([name, value]) => (value === true ? `--${name}` : `${name} ${value}`));
  const how = end === undefined ? 'not ended' : end.outcome === 'done' ? '' : `failed: ${end.fault}`;
  return {
    ...{ at, kind: 'act', sequence: undefined, what: command, by: nameActor(act) },
    detail: [call.join(' '), because && `because ${because}`, how].filter(Boolean).join('; '),
    isTrouble: how !== '',
  };
}

function tellMend({ at, by, what, why, documentId }: OrderFacts['mends'][number]): StoryEntry {
  const detail = `${documentId} was ${what}: ${why}`;
  return { at, kind: 'mend', sequence: undefined, what: `document ${what}`, by, detail, isTrouble: false };
}

const tellErasure = (at: string): StoryEntry => ({
  ...{ at, kind: 'erasure', sequence: undefined, what: 'erased', by: '', isTrouble: false },
  detail: 'what was stored about its people',
});
