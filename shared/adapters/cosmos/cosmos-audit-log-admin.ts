import type { Container, JSONObject, SqlParameter } from '@azure/cosmos';
import { z } from 'zod';
import { Act, ActEnd, MOST_CHANGES, ordersOf, type RecordedAct } from '../../domain/act.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import type { ActFilter, AuditLog } from '../../ports/audit-log.ts';
import { parseDocument } from './parse-document.ts';

const ActDocument = z.object({ type: z.literal('act'), act: Act });
const EndDocument = z.object({ type: z.literal('end'), actId: z.string(), end: ActEnd });

/** An act and its end are two documents, because a document is never changed. A month is one logical partition. */
export class CosmosAuditLogAdmin implements AuditLog {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async begin(act: Act): Promise<void> {
    const { id, at, by, given } = act;
    const named = Object.values(given).filter((value) => /^ord_/.test(String(value)));
    const keys = { id, month: monthOf(at), type: 'act', schemaVersion: schemaVersions.act };
    await this.#container.items.create({ ...keys, at, who: searchable(by), orders: named, act } as JSONObject);
  }

  async end(act: Act, end: ActEnd): Promise<void> {
    const keys = { id: `${act.id}.end`, month: monthOf(act.at), type: 'end', schemaVersion: schemaVersions.act };
    const kept = { ...end, changes: end.changes.slice(0, MOST_CHANGES) };
    const found = { at: act.at, actId: act.id, who: searchable(act.by), orders: ordersOf(end.changes) };
    await this.#container.items.create({ ...keys, ...found, end: kept } as unknown as JSONObject);
  }

  async list({ orderId, by, since }: ActFilter, limit: number): Promise<RecordedAct[]> {
    const parameters: SqlParameter[] = [];
    const given = (name: string, value: string | undefined, condition: string) => {
      if (value === undefined) return [];
      parameters.push({ name, value });
      return [condition];
    };
    const conditions = [
      'c.at > ""',
      ...given('@since', since?.toISOString(), 'c.at >= @since'),
      ...given('@order', orderId, 'ARRAY_CONTAINS(c.orders, @order)'),
      ...given('@by', by?.toLowerCase(), 'ARRAY_CONTAINS(c.who, @by)'),
    ];
    // An order may be known only from the end of an act.
    const found = await this.#query(`${conditions.join(' AND ')} ORDER BY c.at DESC`, parameters, 2 * limit);
    const ids = [...new Set(found.map((document) => String(document['actId'] ?? document['id'])))].slice(0, limit);
    if (ids.length === 0) return [];
    const names = ids.map((id, n) => ({ name: `@id${n}`, value: id }));
    const list = names.map(({ name }) => name).join(', ');
    const all = await this.#query(`c.id IN (${list}) OR c.actId IN (${list})`, names, 2 * limit);
    const ends = new Map(
      all
        .filter(({ type }) => type === 'end')
        .map((document) => parseDocument(EndDocument, document, 'act'))
        .map(({ actId, end }) => [actId, end]),
    );
    return all
      .filter(({ type }) => type === 'act')
      .map((document) => parseDocument(ActDocument, document, 'act').act)
      .map((act) => ({ ...act, end: ends.get(act.id) }))
      .toSorted((one, other) => (one.at < other.at ? 1 : -1));
  }

  async #query(where: string, parameters: SqlParameter[], limit: number): Promise<JSONObject[]> {
    const query = `SELECT TOP ${limit} * FROM c WHERE ${where}`;
    const found = this.#container.items.query<JSONObject>({ query, parameters }, { forceQueryPlan: true });
    return (await found.fetchAll()).resources;
  }
}

const monthOf = (at: string) => at.slice(0, 'yyyy-mm'.length);

/** What an operator is found by: the id, the name, and the name's words. */
function searchable({ id, name }: Act['by']): string[] {
  const small = name.toLowerCase();
  return [...new Set([...(id === undefined ? [] : [id.toLowerCase()]), small, ...small.split(/[\s@]+/)])];
}
