import type { Container, JSONObject, SqlParameter } from '@azure/cosmos';
import type { ActEnd, RecordedAct } from '../../domain/act.ts';
import type { ActFilter, AuditLog, OtherRecord } from '../../ports/audit-log.ts';
import { CosmosActRecords } from './cosmos-act-records.ts';
import { type JoinedAct, joinActRecords } from './join-act-records.ts';

/** How many records are looked at together. */
const [LEAST_AT_ONCE, MOST_AT_ONCE] = [20, 250];
/** Of records without a time, which have no place in a list by time. */
const MOST_TIMELESS = 100;
/** All but the parts of the changes of acts, which can be many. One whose id doesn't fit is none of them. */
const NO_PARTS =
  'NOT (IS_STRING(c.type) AND c.type = "changes" AND IS_STRING(c.actId) AND STARTSWITH(c.id, CONCAT(c.actId, ".changes-")))';

/** Also reads what is recorded. */
export class CosmosAuditLogAdmin extends CosmosActRecords implements AuditLog {
  readonly #container: Container;

  constructor(container: Container) {
    super(container);
    this.#container = container;
  }

  async list({ allChanges = false, ...filter }: ActFilter, limit: number) {
    const found = new Map<string, JoinedAct>();
    const others = new Map<string, OtherRecord>();
    const note = (all: readonly OtherRecord[]) => {
      for (const one of all) others.set(JSON.stringify([one.month, one.id]), one);
    };
    if (filter.orderId === undefined && filter.by === undefined) note(await this.#listTimeless());
    for await (const page of this.#pages(filter, limit)) {
      const joined = joinActRecords(await this.#readRecords(page));
      note(joined.others);
      // What was added to an act must not place it in a list.
      for (const [id, one] of joined.acts) if (page.some((place) => isOwn(place, one))) found.set(id, one);
      if (found.size >= limit) break;
    }
    const acts = [...found.values()].toSorted((one, other) => (one.act.at < other.act.at ? 1 : -1)).slice(0, limit);
    const lacking = acts.filter(({ end }) => {
      if (end === undefined) return true;
      return end.changed > end.changes.length && (allChanges || filter.orderId !== undefined);
    });
    note(await this.#addParts(lacking, allChanges ? undefined : filter.orderId));
    return { acts: acts.map(toRecordedAct), others: [...others.values()] };
  }

  /** What may be records of acts, the newest first. */
  async *#pages({ orderId, by, since }: ActFilter, limit: number): AsyncGenerator<JSONObject[]> {
    const parameters: SqlParameter[] = [];
    const given = (name: string, value: string | undefined, condition: string) => {
      if (value === undefined) return [];
      parameters.push({ name, value });
      return [condition];
    };
    const conditions = [
      'c.at >= ""',
      // Of an order there is one: without it, these would leave no room for other acts.
      ...(orderId === undefined ? [NO_PARTS] : []),
      ...given('@since', since?.toISOString(), 'c.at >= @since'),
      ...given('@order', orderId, 'ARRAY_CONTAINS(c.orders, @order)'),
      ...given('@by', by?.toLowerCase(), 'ARRAY_CONTAINS(c.who, @by)'),
    ];
    const where = `${conditions.join(' AND ')} ORDER BY c.at DESC`;
    const query = `SELECT c.id, c.month, c.at, c.actId FROM c WHERE ${where}`;
    // An act has two records, and one more of an order that is in a part of its changes.
    const maxItemCount = Math.min(Math.max(3 * limit, LEAST_AT_ONCE), MOST_AT_ONCE);
    const options = { forceQueryPlan: true, maxItemCount };
    const pages = this.#container.items.query<JSONObject>({ query, parameters }, options).getAsyncIterator();
    for await (const { resources } of pages) if (resources.length > 0) yield resources;
  }

  /** The records of the acts that these name, and these. */
  async #readRecords(found: readonly JSONObject[]): Promise<JSONObject[]> {
    const ids = new Set(found.flatMap(({ id, actId }) => [id, actId]).filter((id) => typeof id === 'string'));
    const names = [...ids].map((value, n): SqlParameter => ({ name: `@id${n}`, value }));
    const list = names.map(({ name }) => name).join(', ');
    return this.#query(`SELECT * FROM c WHERE (c.id IN (${list}) OR c.actId IN (${list})) AND ${NO_PARTS}`, names);
  }

  /** Reads the parts of the changes of acts. @param orderId only those that are about it @returns what is none of them */
  async #addParts(acts: readonly JoinedAct[], orderId: string | undefined): Promise<OtherRecord[]> {
    if (acts.length === 0) return [];
    const names = acts.map(({ act }, n): SqlParameter => ({ name: `@id${n}`, value: act.id }));
    const ofOrder = orderId === undefined ? [] : [{ name: '@order', value: orderId }];
    const where = [
      `c.type = "changes" AND c.actId IN (${names.map(({ name }) => name).join(', ')})`,
      ...ofOrder.map(({ name }) => `ARRAY_CONTAINS(c.orders, ${name})`),
    ].join(' AND ');
    const documents = await this.#query(`SELECT * FROM c WHERE ${where}`, [...names, ...ofOrder]);
    return joinActRecords(documents, new Map(acts.map((one) => [one.act.id, one]))).others;
  }

  async #listTimeless(): Promise<OtherRecord[]> {
    const query = `SELECT TOP ${MOST_TIMELESS} c.id, c.month, c.schemaVersion FROM c WHERE NOT IS_STRING(c.at)`;
    return joinActRecords(await this.#query(query, [])).others;
  }

  async #query(query: string, parameters: SqlParameter[]): Promise<JSONObject[]> {
    const found = this.#container.items.query<JSONObject>({ query, parameters }, { forceQueryPlan: true });
    return (await found.fetchAll()).resources;
  }
}

const isOwn = ({ month, id, at }: JSONObject, one: JoinedAct) =>
  month === one.month &&
  at === one.act.at &&
  (id === one.act.id ||
    (id === `${one.act.id}.end` && one.end !== undefined) ||
    String(id).startsWith(`${one.act.id}.changes-`));

/** An end has the first part, also of a record of an earlier version, which has no part for it. */
function toRecordedAct({ act, end, parts }: JoinedAct): RecordedAct {
  const changes: ActEnd['changes'] = parts
    .filter(({ from }) => from >= (end?.changes.length ?? 0))
    .flatMap((part) => part.changes);
  if (end !== undefined) return { ...act, end: { ...end, changes: [...end.changes, ...changes] } };
  return { ...act, end, ...(changes.length === 0 ? {} : { changes }) };
}
