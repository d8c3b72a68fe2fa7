import type { Container, JSONObject, SqlParameter } from '@azure/cosmos';
import type { Finding } from '../../domain/finding.ts';
import { CONTINUOUS, type ReconciliationRun } from '../../domain/reconciliation-run.ts';
import type { Reconciliation } from '../../ports/reconciliation.ts';
import { log } from '../../telemetry/log.ts';
import { recordMetric } from '../../telemetry/record-metric.ts';
import {
  faultOfRecord,
  isNewerRecord,
  readFinding,
  readRun,
  toFindingDocument,
  toRunDocument,
} from './reconciliation-documents.ts';
import { CONFLICT, NOT_FOUND, PRECONDITION_FAILED, statusOf } from './status-code.ts';

/** Far more than one round reads. */
const MOST_REMEMBERED = 10_000;

/** Each write is guarded by the ETag that was read or written last, so that only one process continues a run. */
export class CosmosReconciliation implements Reconciliation {
  readonly #container: Container;
  /** As they were read or written last, the oldest first. */
  readonly #etags = new Map<string, string>();

  constructor(container: Container) {
    this.#container = container;
  }

  async listOpenRuns() {
    // The one that never ends is found by its id, whatever has become of its fields.
    const found = await this.#query(`c.type = "run" AND c.state = "open" OR c.id = "${CONTINUOUS}"`);
    const leftOut = found.filter(isUnreadable);
    const runs = found.filter((document) => !leftOut.includes(document)).map(readRun);
    const damaged = leftOut.filter((document) => !isNewerRecord(document)).map(({ id }) => String(id));
    return { runs: runs.sort((a, b) => (a.requestedAt < b.requestedAt ? -1 : 1)), damaged };
  }

  async addRun(run: ReconciliationRun): Promise<void> {
    await this.#write(toRunDocument(run), undefined);
  }

  async saveRun(run: ReconciliationRun): Promise<{ isSaved: boolean }> {
    return { isSaved: await this.#write(toRunDocument(run), this.#etags.get(run.id)) };
  }

  async findFinding(id: string): Promise<Finding | undefined> {
    const { resource, etag } = await this.#container.item(id, id).read<JSONObject>();
    if (resource === undefined) return undefined;
    this.#remember(id, etag);
    if (!isUnreadable(resource)) return readFinding(resource);
    // Without its ETag it isn't overwritten: only a damaged one may be.
    if (isNewerRecord(resource)) this.#etags.delete(id);
    return undefined;
  }

  async listDue(before: Date, limit: number): Promise<Finding[]> {
    const parameters = [{ name: '@before', value: before.toISOString() }];
    // Those that can't be read must not take the places of the others: they stay due.
    for (let most = limit; ; most *= 2) {
      const found = await this.#query('c.type = "finding" AND c.dueAt <= @before ORDER BY c.dueAt', parameters, most);
      const whole = found.filter((document) => !isUnreadable(document));
      if (whole.length >= limit || found.length < most) return whole.slice(0, limit).map(readFinding);
    }
  }

  async countOpen(): Promise<number> {
    const query = 'SELECT VALUE COUNT(1) FROM c WHERE c.type = "finding" AND c.state = "open"';
    const { resources } = await this.#container.items.query<number>(query, { forceQueryPlan: true }).fetchAll();
    return resources[0] ?? 0;
  }

  async saveFinding(finding: Finding): Promise<void> {
    // If somebody was faster, for example an operator, the next comparison finds what they wrote.
    await this.#write(toFindingDocument(finding), this.#etags.get(finding.id));
  }

  async forgetFinding(id: string): Promise<void> {
    try {
      await this.#container.item(id, id).delete(conditionOf(this.#etags.get(id)));
    } catch (error) {
      if (![NOT_FOUND, PRECONDITION_FAILED].includes(statusOf(error) ?? 0)) throw error;
    }
  }

  async #write(document: JSONObject & { id: string }, etag: string | undefined): Promise<boolean> {
    const { id } = document;
    try {
      const written =
        etag === undefined
          ? await this.#container.items.create(document)
          : await this.#container.item(id, id).replace(document, conditionOf(etag));
      this.#remember(id, written.etag);
      return true;
    } catch (error) {
      if (![CONFLICT, NOT_FOUND, PRECONDITION_FAILED].includes(statusOf(error) ?? 0)) throw error;
      this.#etags.delete(id);
      return false;
    }
  }

  #remember(id: string, etag: string): void {
    this.#etags.delete(id);
    this.#etags.set(id, etag);
    const [oldest] = this.#etags.keys();
    if (this.#etags.size > MOST_REMEMBERED && oldest !== undefined) this.#etags.delete(oldest);
  }

  async #query(where: string, parameters: SqlParameter[] = [], limit = 100): Promise<JSONObject[]> {
    const query = { query: `SELECT TOP ${limit} * FROM c WHERE ${where}`, parameters };
    const options = { forceQueryPlan: true, maxItemCount: limit };
    const { resources } = await this.#container.items.query<JSONObject>(query, options).fetchAll();
    for (const { id, _etag: etag } of resources) this.#remember(String(id), String(etag));
    return resources;
  }
}

/** Reports a document that can't be read, so that it is left out and the others go on. */
function isUnreadable(document: JSONObject): boolean {
  const fault = faultOfRecord(document);
  if (fault === undefined) return false;
  const id = String(document['id']);
  recordMetric(isNewerRecord(document) ? 'documents.newer' : 'documents.unreadable', 1, { kind: 'reconciliation' });
  log.warn(`${id} of the comparison with the providers can't be read: ${fault}`, { 'document.id': id });
  return true;
}

const conditionOf = (etag: string | undefined) =>
  etag === undefined ? {} : { accessCondition: { type: 'IfMatch', condition: etag } };
