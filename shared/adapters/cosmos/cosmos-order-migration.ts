import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { schemaVersions } from '../../domain/schema-versions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MigrationStep, OrderMigration } from '../../ports/order-migration.ts';
import type { ServingVersions } from '../../ports/serving-versions.ts';
import { readOrder } from './order-document.ts';
import { raiseOrderDocument } from './raise-order-document.ts';
import { schemaVersionOf } from './schema-version.ts';
import { BatchFailed, CONFLICT, NOT_FOUND, PRECONDITION_FAILED, statusOf } from './status-code.ts';
import { toRaisedTermDocuments } from './to-raised-term-documents.ts';

const Progress = z.object({
  type: z.literal('migration'),
  /** The list key of the last order that was processed. */
  after: z.string(),
  /** How many were raised in this round. A round that raised none is the last. */
  raised: z.int().nonnegative(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().optional(),
});
type Progress = z.infer<typeof Progress>;

const Row = z.object({ id: z.string(), partnerId: z.string(), orderId: z.string(), listKey: z.string() });
type Row = z.infer<typeof Row>;

/** Orders looked at in one query. */
const PAGE = 50;

/**
 * Goes through all orders by creation time, in rounds, until a round finds nothing to raise: an instance may have
 * written the old form shortly before it learned that it may write the new one. Each change of the serving versions
 * begins another round. Several instances may run it, because ETags guard each order and the progress.
 */
export class CosmosOrderMigration implements OrderMigration {
  readonly #orders: Container;
  readonly #releases: Container;
  readonly #serving: ServingVersions;
  readonly #clock: Clock;
  readonly #id = `migration-order-${schemaVersions.order}`;

  constructor(
    { orders, releases }: { orders: Container; releases: Container },
    { serving, clock }: { serving: ServingVersions; clock: Clock },
  ) {
    this.#orders = orders;
    this.#releases = releases;
    this.#serving = serving;
    this.#clock = clock;
  }

  async runStep(mostRequestUnits: number): Promise<MigrationStep> {
    if ((await this.#serving.findReadable('order')) < schemaVersions.order) return { kind: 'refused' };
    const { progress: found, etag } = await this.#readProgress();
    const isOver = found?.endedAt !== undefined && found.endedAt > (await this.#serving.findChangeTime()).toISOString();
    if (isOver) return { kind: 'done' };
    let progress: Progress = found && found.endedAt === undefined ? found : this.#beginRound();
    const done = { raised: 0, requestUnits: 0 };
    const unreadable = new Set<string>();
    while (done.requestUnits < mostRequestUnits && progress.endedAt === undefined) {
      const { rows, requestUnits } = await this.#readPage(progress.after);
      done.requestUnits += requestUnits;
      for (const row of rows.filter(({ isOld }) => isOld)) {
        const outcome = await this.#raise(row);
        done.requestUnits += outcome.requestUnits;
        if (outcome.kind === 'raised') done.raised += 1;
        if (outcome.kind === 'unreadable') unreadable.add(row.id);
        if (outcome.kind !== 'unreadable') progress = { ...progress, raised: progress.raised + 1 };
      }
      const last = rows.at(-1);
      if (last) progress = { ...progress, after: last.listKey };
      if (rows.length < PAGE) progress = this.#endRound(progress);
    }
    await this.#write(progress, etag);
    return {
      kind: 'stepped',
      ...done,
      unreadable: [...unreadable],
      until: progress.endedAt ?? progress.after.split('#', 1)[0] ?? '',
    };
  }

  #beginRound(): Progress {
    return { type: 'migration', after: '', raised: 0, startedAt: this.#clock.now().toISOString() };
  }

  #endRound(progress: Progress): Progress {
    if (progress.raised > 0) return this.#beginRound();
    return { ...progress, endedAt: this.#clock.now().toISOString() };
  }

  async #readPage(after: string): Promise<{ rows: (Row & { isOld: boolean })[]; requestUnits: number }> {
    const query = {
      query: `SELECT TOP ${PAGE} c.id, c.partnerId, c.orderId, c.listKey, c.schemaVersion FROM c
        WHERE c.type = "order" AND c.listKey > @after ORDER BY c.listKey`,
      parameters: [{ name: '@after', value: after }],
    };
    const options = { forceQueryPlan: true, maxItemCount: PAGE };
    const { resources, requestCharge } = await this.#orders.items.query<JSONObject>(query, options).fetchAll();
    const rows = resources.map((found) => ({
      ...Row.parse(found),
      isOld: schemaVersionOf(found) < schemaVersions.order,
    }));
    return { rows, requestUnits: requestCharge };
  }

  /** The partner sees no change: there is no event, and the order keeps its version. */
  async #raise({
    id,
    partnerId,
    orderId,
  }: Row): Promise<{ kind: 'raised' | 'changed' | 'unreadable'; requestUnits: number }> {
    const item = this.#orders.item(id, [partnerId, orderId]);
    const { resource, etag, requestCharge: toRead } = await item.read<JSONObject>();
    if (resource === undefined) return { kind: 'changed', requestUnits: toRead };
    const read = readOrder(resource);
    if (read.kind === 'unreadable') return { kind: 'unreadable', requestUnits: toRead };
    const raised = raiseOrderDocument(resource);
    const own = Object.fromEntries(Object.entries(raised).filter(([name]) => !name.startsWith('_'))) as JSONObject;
    const terms = toRaisedTermDocuments(read.order);
    const replaced = await this.#orders.items.batch(
      [
        { operationType: 'Replace', id, ifMatch: etag, resourceBody: own },
        ...terms.map((resourceBody) => ({ operationType: 'Upsert' as const, resourceBody })),
      ],
      [partnerId, orderId],
    );
    const requestUnits = toRead + Number(replaced.headers?.['x-ms-request-charge'] ?? 0);
    if (replaced.code === 200) return { kind: 'raised', requestUnits };
    // Another writer was faster. The next round checks the order again.
    const codes = (replaced.result ?? []).map(({ statusCode }) => statusCode);
    if (codes.includes(PRECONDITION_FAILED) || codes.includes(NOT_FOUND)) return { kind: 'changed', requestUnits };
    throw new BatchFailed(`raising order ${orderId}`, codes);
  }

  async #readProgress(): Promise<{ progress: Progress | undefined; etag: string | undefined }> {
    const { resource, etag } = await this.#releases.item(this.#id, this.#id).read<JSONObject>();
    return { progress: resource && Progress.parse(resource), etag: resource && etag };
  }

  /** If two instances run the same step, only one writes. The other's work was redundant but harmless. */
  async #write(progress: Progress, etag: string | undefined): Promise<void> {
    const document = { ...progress, id: this.#id, schemaVersion: 1 };
    try {
      if (etag === undefined) await this.#releases.items.create(document);
      else {
        const accessCondition = { type: 'IfMatch', condition: etag };
        await this.#releases.item(this.#id, this.#id).replace(document, { accessCondition });
      }
    } catch (error) {
      const status = statusOf(error);
      if (status !== CONFLICT && status !== PRECONDITION_FAILED) throw error;
    }
  }
}
