import type { Container, JSONObject, SqlParameter } from '@azure/cosmos';
import { z } from 'zod';
import { Act, ActEnd, type RecordedAct } from '../../domain/act.ts';
import type { ActFilter, AuditLog } from '../../ports/audit-log.ts';
import { CosmosActRecords } from './cosmos-act-records.ts';
import { parseDocument } from './parse-document.ts';

const ActDocument = z.object({ type: z.literal('act'), act: Act });
const EndDocument = z.object({ type: z.literal('end'), actId: z.string(), end: ActEnd });
/** What has no place in the end. */
export const ChangesDocument = z.object({
  type: z.literal('changes'),
  actId: z.string(),
  from: z.int(),
  changes: ActEnd.shape.changes,
});

/** Also reads what is recorded. */
export class CosmosAuditLogAdmin extends CosmosActRecords implements AuditLog {
  readonly #container: Container;

  constructor(container: Container) {
    super(container);
    this.#container = container;
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
      // Of an order there is one: without it, these would leave no room for other acts.
      ...(orderId === undefined ? ['c.type != "changes"'] : []),
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
    const all = await this.#query(`c.id IN (${list}) OR c.actId IN (${list})`, names);
    const more = all
      .filter(({ type }) => type === 'changes')
      .map((document) => parseDocument(ChangesDocument, document, 'act'))
      .toSorted((one, other) => one.from - other.from);
    const moreOf = Map.groupBy(more, ({ actId }) => actId);
    const ends = new Map(
      all
        .filter(({ type }) => type === 'end')
        .map((document) => parseDocument(EndDocument, document, 'act'))
        .map(({ actId, end }) => {
          const rest = (moreOf.get(actId) ?? []).flatMap(({ changes }) => changes);
          return [actId, { ...end, changes: [...end.changes, ...rest] }];
        }),
    );
    return all
      .filter(({ type }) => type === 'act')
      .map((document) => parseDocument(ActDocument, document, 'act').act)
      .map((act) => ({ ...act, end: ends.get(act.id) }))
      .toSorted((one, other) => (one.at < other.at ? 1 : -1));
  }

  async #query(where: string, parameters: SqlParameter[], limit?: number): Promise<JSONObject[]> {
    const query = `SELECT ${limit === undefined ? '' : `TOP ${limit} `}* FROM c WHERE ${where}`;
    const found = this.#container.items.query<JSONObject>({ query, parameters }, { forceQueryPlan: true });
    return (await found.fetchAll()).resources;
  }
}
