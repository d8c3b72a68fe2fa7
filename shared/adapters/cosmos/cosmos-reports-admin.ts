import { isDeepStrictEqual } from 'node:util';
import type { Container, JSONObject, OperationInput } from '@azure/cosmos';
import { z } from 'zod';
import { type Count, type DailyTotals, type Day, nothingYet } from '../../domain/daily-report.ts';
import type { PartnerId } from '../../domain/ids.ts';
import { Currency } from '../../domain/money.ts';
import type { Correction, CountedEvent, ReportsAdmin, StoredDay } from '../../ports/reports-admin.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { countEvents } from './count-events.ts';
import { PartnerDocuments } from './partner-documents.ts';
import { runBatch } from './run-batch.ts';
import { isNewer } from './schema-version.ts';
import { BatchFailed, CONFLICT, NOT_FOUND, PRECONDITION_FAILED } from './status-code.ts';
import { heldUntil, TotalDocument, toTotalDocument, totalIdOf } from './total-document.ts';

const HOLD_MS = 5_000;

const Totals = z.array(z.intersection(z.custom<JSONObject>(), z.looseObject({ id: z.string(), _etag: z.string() })));
const amount = z.int().nonnegative().default(0);
const Counted = z.object({
  id: z.string(),
  currency: Currency,
  adds: z.object({
    orders: amount,
    confirmed: amount,
    revenue: amount,
    failures: amount,
    refunds: amount,
    refunded: amount,
  }),
});

/** Corrects what `CosmosReports` counts. A day is one logical partition, and its totals change in one batch. */
export class CosmosReportsAdmin implements ReportsAdmin {
  readonly #container: Container;
  readonly #documents: PartnerDocuments;

  constructor(container: Container) {
    this.#container = container;
    this.#documents = new PartnerDocuments(container);
  }

  async listDays(partnerId: PartnerId): Promise<Day[]> {
    const totals = await this.#documents.query(partnerId, { where: 'c.type = "total"' });
    return [...new Set(totals.map(({ day }) => String(day)))].sort();
  }

  /** Each count changes a total. So totals that are the same before and after hold exactly the events between. */
  async readDay(partnerId: PartnerId, day: Day): Promise<StoredDay | undefined> {
    const version = await this.#readTotals(partnerId, day);
    const marks = await this.#documents.queryOne(partnerId, [day], { where: 'c.type = "counted"' });
    const after = await this.#readTotals(partnerId, day);
    if (etagsOf(version) !== etagsOf(after)) return undefined;
    return { version, counted: marks.map(toCounted) };
  }

  count(partnerId: PartnerId, day: Day, counts: readonly Count[]): Promise<void> {
    return countEvents({ container: this.#container, partnerId, day }, counts);
  }

  async hold(partnerId: PartnerId, day: Day): Promise<void> {
    const operations = [heldUntil(new Date(Date.now() + HOLD_MS))];
    for (const { id } of await this.#readTotals(partnerId, day)) {
      const resourceBody = { operations };
      await runBatch(this.#container, [partnerId, day], [{ operationType: 'Patch', id, resourceBody }]);
    }
  }

  async correct(
    partnerId: PartnerId,
    day: Day,
    { totals, unmark }: Correction,
    { version }: StoredDay,
  ): Promise<'correct' | 'corrected' | 'outdated'> {
    const right = new Map([...totals].map(([currency, of]) => [totalIdOf(currency), { currency, of }]));
    // The wire format has the condition for a delete too, the SDK's type hasn't.
    const operations: (OperationInput & { ifMatch?: string })[] = unmark.map((id) => ({ operationType: 'Delete', id }));
    let wasRight = unmark.length === 0;
    for (const stored of Totals.parse(version)) {
      const { id, _etag: ifMatch } = stored;
      const { currency, of } = right.get(id) ?? {};
      right.delete(id);
      if (currency === undefined) {
        wasRight = false;
        operations.push({ operationType: 'Delete', id, ifMatch });
        continue;
      }
      const isRight = isDeepStrictEqual(totalsOf(stored), of);
      wasRight &&= isRight;
      if ('heldUntil' in stored || !isRight) {
        operations.push({ ...rewrite({ partnerId, day, currency }, stored, of ?? nothingYet), ifMatch });
      }
    }
    for (const { currency, of } of right.values()) {
      wasRight = false;
      const resourceBody = toTotalDocument({ partnerId, day, currency }, of);
      operations.push({ operationType: 'Create', resourceBody });
    }
    if (operations.length === 0) return 'correct';
    const written = await runBatch(this.#container, [partnerId, day], operations);
    if (written.kind === 'done') return wasRight ? 'correct' : 'corrected';
    if (written.codes.some((code) => OUTDATED.includes(code))) return 'outdated';
    throw new BatchFailed(`correcting the report of ${day}`, written.codes);
  }

  async #readTotals(partnerId: PartnerId, day: Day) {
    return Totals.parse(await this.#documents.queryOne(partnerId, [day], { where: 'c.type = "total"' }));
  }
}

const etagsOf = (totals: z.infer<typeof Totals>) =>
  totals
    .map(({ _etag }) => _etag)
    .sort()
    .join();

const OUTDATED = [PRECONDITION_FAILED, NOT_FOUND, CONFLICT];

/** Fields of newer versions stay, unless the document is damaged. @throws Unavailable if it is newer itself */
function rewrite(
  keys: { partnerId: PartnerId; day: Day; currency: Currency },
  stored: JSONObject & { id: string },
  totals: DailyTotals,
): OperationInput {
  const { id } = stored;
  if (totalsOf(stored) === undefined) {
    if (isNewer('total', stored))
      throw new Unavailable(`${id} of ${keys.day} was written by a newer version of the app`);
    return { operationType: 'Replace', id, resourceBody: toTotalDocument(keys, totals) };
  }
  const sets = Object.entries(totals).map(([field, value]) => ({ op: 'set' as const, path: `/${field}`, value }));
  const free = 'heldUntil' in stored ? [{ op: 'remove' as const, path: '/heldUntil' }] : [];
  return { operationType: 'Patch', id, resourceBody: { operations: [...sets, ...free] } };
}

/** Undefined if the document can't be read. */
function totalsOf(stored: unknown): DailyTotals | undefined {
  const { data } = TotalDocument.safeParse(stored);
  if (data === undefined) return undefined;
  const { type: _, day: __, currency: ___, _ts, ...totals } = data;
  return totals;
}

function toCounted(mark: JSONObject): CountedEvent {
  return Counted.safeParse(mark).data ?? { id: String(mark['id']) };
}
