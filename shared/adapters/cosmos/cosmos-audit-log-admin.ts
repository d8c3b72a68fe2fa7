import type { Container, JSONObject, SqlParameter } from '@azure/cosmos';
import { z } from 'zod';
import { Act, ActEnd, type RecordedAct } from '../../domain/act.ts';
import type { ActFilter, AuditLog } from '../../ports/audit-log.ts';
import { CosmosActRecords } from './cosmos-act-records.ts';
import { parseDocument } from './parse-document.ts';

const ActDocument = z.object({ type: z.literal('act'), act: Act });
const EndDocument = z.object({ type: z.literal('end'), actId: z.string(), end: ActEnd });
/** A part of the changes of an act that has more than an end has place for. */
export const ChangesDocument = z.object({
  type: z.literal('changes'),
  actId: z.string(),
  from: z.int(),
  changes: ActEnd.shape.changes,
});

type ChangesPart = z.infer<typeof ChangesDocument>;

/** Also reads what is recorded. */
export class CosmosAuditLogAdmin extends CosmosActRecords implements AuditLog {
  readonly #container: Container;

  constructor(container: Container) {
    super(container);
    this.#container = container;
  }

  async list({ allChanges = false, ...filter }: ActFilter, limit: number): Promise<RecordedAct[]> {
    const ids = await this.#findIds(filter, limit);
    if (ids.length === 0) return [];
    const names = ids.map((id, n) => ({ name: `@id${n}`, value: id }));
    const list = names.map(({ name }) => name).join(', ');
    const found = await this.#query(`(c.id IN (${list}) OR c.actId IN (${list})) AND c.type != "changes"`, names);
    const ends = new Map(
      found
        .filter(({ type }) => type === 'end')
        .map((document) => parseDocument(EndDocument, document, 'act'))
        .map(({ actId, end }) => [actId, end]),
    );
    const lacking = ids.filter((id) => {
      const end = ends.get(id);
      return end === undefined || end.changed > end.changes.length;
    });
    const wanted = allChanges ? lacking : lacking.filter((id) => !ends.has(id) || filter.orderId !== undefined);
    const parts = await this.#readParts(wanted, allChanges ? undefined : filter.orderId);
    return found
      .filter(({ type }) => type === 'act')
      .map((document) => withEnd(parseDocument(ActDocument, document, 'act').act, ends, parts))
      .toSorted((one, other) => (one.at < other.at ? 1 : -1));
  }

  /** The ids of acts, the newest first. */
  async #findIds({ orderId, by, since }: ActFilter, limit: number): Promise<string[]> {
    const parameters: SqlParameter[] = [];
    const given = (name: string, value: string | undefined, condition: string) => {
      if (value === undefined) return [];
      parameters.push({ name, value });
      return [condition];
    };
    const conditions = [
      'c.at > ""',
      // Of an order there is one: without it, these would leave no room for other acts.
      ...(orderId === undefined ? ['c.type != "changes"'] : []),
      ...given('@since', since?.toISOString(), 'c.at >= @since'),
      ...given('@order', orderId, 'ARRAY_CONTAINS(c.orders, @order)'),
      ...given('@by', by?.toLowerCase(), 'ARRAY_CONTAINS(c.who, @by)'),
    ];
    // An order may be known only from the end of an act, and is also in a part of its changes.
    const most = (orderId === undefined ? 2 : 3) * limit;
    const found = await this.#query(`${conditions.join(' AND ')} ORDER BY c.at DESC`, parameters, {
      ...{ fields: 'c.id, c.actId', most },
    });
    return [...new Set(found.map((document) => String(document['actId'] ?? document['id'])))].slice(0, limit);
  }

  /** The parts of the changes of acts, in their order. @param orderId only those that are about it */
  async #readParts(ids: readonly string[], orderId: string | undefined): Promise<ChangesPart[]> {
    if (ids.length === 0) return [];
    const names = ids.map((id, n): SqlParameter => ({ name: `@id${n}`, value: id }));
    const ofOrder = orderId === undefined ? [] : [{ name: '@order', value: orderId }];
    const where = [
      `c.type = "changes" AND c.actId IN (${names.map(({ name }) => name).join(', ')})`,
      ...ofOrder.map(({ name }) => `ARRAY_CONTAINS(c.orders, ${name})`),
    ].join(' AND ');
    return (await this.#query(where, [...names, ...ofOrder]))
      .map((document) => parseDocument(ChangesDocument, document, 'act'))
      .toSorted((one, other) => one.from - other.from);
  }

  async #query(
    where: string,
    parameters: SqlParameter[],
    { fields = '*', most }: { fields?: string; most?: number } = {},
  ): Promise<JSONObject[]> {
    const query = `SELECT ${most === undefined ? '' : `TOP ${most} `}${fields} FROM c WHERE ${where}`;
    const found = this.#container.items.query<JSONObject>({ query, parameters }, { forceQueryPlan: true });
    return (await found.fetchAll()).resources;
  }
}

/** An end has the first part, also of a record of an earlier version, which has no part for it. */
function withEnd(act: Act, ends: ReadonlyMap<string, ActEnd>, all: readonly ChangesPart[]): RecordedAct {
  const end = ends.get(act.id);
  const parts = all.filter(({ actId }) => actId === act.id);
  const changes = parts.filter(({ from }) => from >= (end?.changes.length ?? 0)).flatMap((part) => part.changes);
  if (end !== undefined) return { ...act, end: { ...end, changes: [...end.changes, ...changes] } };
  return { ...act, end, ...(changes.length === 0 ? {} : { changes }) };
}
