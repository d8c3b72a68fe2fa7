import { setTimeout as wait } from 'node:timers/promises';
import type { Container, JSONObject, OperationInput } from '@azure/cosmos';
import { addUp, type Count, type DailyTotals, type Day, nothingYet } from '../../domain/daily-report.ts';
import type { PartnerId } from '../../domain/ids.ts';
import type { Currency } from '../../domain/money.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { runBatch } from './run-batch.ts';
import { BatchFailed, CONFLICT, NOT_FOUND, PRECONDITION_FAILED, statusOf } from './status-code.ts';
import { isFreeAt, toTotalDocument, totalIdOf } from './total-document.ts';

/** How long a counted event is remembered, in seconds. No message lives that long. */
const REMEMBERED = 90 * 24 * 3_600;
/** A batch has at most a hundred operations: these, and one for each of their currencies. */
const MOST_AT_ONCE = 50;
/** How long counting waits for a day that a rebuild holds. A hold is shorter. */
const LONGEST_WAIT_MS = 30_000;
const LONGEST_PAUSE_MS = 100;

/** A partner's day: one logical partition. */
interface Place {
  container: Container;
  partnerId: PartnerId;
  day: Day;
}

/**
 * Counts events in the totals of a day, each once. One batch marks events as counted and adds them to the totals, or
 * does neither. An event that was counted before is left out.
 */
export async function countEvents(place: Place, counts: readonly Count[]): Promise<void> {
  const once = [...new Map(counts.map((count) => [count.id, count])).values()];
  for (let from = 0; from < once.length; from += MOST_AT_ONCE) {
    await countAtOnce(place, once.slice(from, from + MOST_AT_ONCE), Date.now() + LONGEST_WAIT_MS);
  }
}

async function countAtOnce(place: Place, counts: readonly Count[], waitsUntil: number): Promise<void> {
  const totals = addUp(counts);
  const codes = counts.length === 0 ? [] : await tryToCount(place, counts, totals);
  if (codes.length === 0) return;
  if (codes.includes(CONFLICT)) {
    if (counts.length === 1) return;
    const counted = await findCounted(place, counts);
    const left = counts.filter(({ id }) => !counted.has(id));
    if (left.length < counts.length) return countAtOnce(place, left, waitsUntil);
    // Another process has just counted one, or its mark expires.
    for (const count of counts) await countAtOnce(place, [count], waitsUntil);
    return;
  }
  if (codes.includes(PRECONDITION_FAILED)) {
    if (Date.now() > waitsUntil) throw new Unavailable(`a rebuild holds the report of ${place.day}`);
    await wait(Math.random() * LONGEST_PAUSE_MS);
  } else if (codes.includes(NOT_FOUND)) {
    for (const currency of totals.keys()) await beginTotal(place, currency);
  } else {
    throw new BatchFailed(`counting ${counts.map(({ id }) => id).join(', ')}`, [...new Set(codes)]);
  }
  return countAtOnce(place, counts, waitsUntil);
}

/** @returns the codes of what was refused; none if all are counted */
async function tryToCount(
  { container, partnerId, day }: Place,
  counts: readonly Count[],
  totals: ReadonlyMap<Currency, DailyTotals>,
): Promise<number[]> {
  const marks = counts.map(({ id, currency, adds }): OperationInput => {
    const keys = { id, partnerId, day, type: 'counted', schemaVersion: 1, ttl: REMEMBERED };
    return { operationType: 'Create', resourceBody: { ...keys, currency, adds: withoutZeros(adds) } };
  });
  const sums = [...totals].map(([currency, adds]): OperationInput => {
    const fields = Object.entries(withoutZeros(adds));
    const operations = fields.map(([field, value]) => ({ op: 'incr' as const, path: `/${field}`, value }));
    const resourceBody = { condition: `FROM c WHERE ${isFreeAt(new Date())}`, operations };
    return { operationType: 'Patch', id: totalIdOf(currency), resourceBody };
  });
  const outcome = await runBatch(container, [partnerId, day], [...marks, ...sums]);
  return outcome.kind === 'done' ? [] : outcome.codes;
}

async function findCounted({ container, partnerId, day }: Place, counts: readonly Count[]): Promise<Set<string>> {
  const parameters = counts.map(({ id }, n) => ({ name: `@id${n}`, value: id }));
  const where = `c.type = "counted" AND c.id IN (${parameters.map(({ name }) => name).join(', ')})`;
  const found = await new PartnerDocuments(container).queryOne(partnerId, [day], { where, parameters });
  return new Set(found.map(({ id }) => String(id)));
}

async function beginTotal({ container, partnerId, day }: Place, currency: Currency): Promise<void> {
  try {
    await container.items.create(toTotalDocument({ partnerId, day, currency }, nothingYet));
  } catch (error) {
    if (statusOf(error) !== CONFLICT) throw error;
  }
}

function withoutZeros(adds: DailyTotals): JSONObject & Record<string, number> {
  return Object.fromEntries(Object.entries(adds).filter(([, value]) => value !== 0));
}
