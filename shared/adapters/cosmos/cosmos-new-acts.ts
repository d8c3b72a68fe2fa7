import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { Act, ActEnd } from '../../domain/act.ts';
import type { ActNews, ActPage, NewActs } from '../../ports/new-acts.ts';

const Stored = z.object({ _ts: z.int() });
const Record = z.object({ id: z.string(), month: z.string(), _ts: z.int() });
const BeginRecord = Record.extend({ type: z.literal('act'), act: Act });
const EndRecord = Record.extend({ type: z.literal('end'), actId: z.string(), outcome: ActEnd.shape.outcome });

export class CosmosNewActs implements NewActs {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async listSince(second: number, limit: number): Promise<ActPage> {
    // What was changed can be large, and is not needed.
    const fields = 'c.id, c.month, c._ts, c.type, c.act, c.actId, c["end"].outcome';
    const query = `SELECT TOP ${limit} ${fields} FROM c WHERE c._ts >= @second ORDER BY c._ts`;
    const parameters = [{ name: '@second', value: second }];
    const found = this.#container.items.query<JSONObject>({ query, parameters }, { forceQueryPlan: true });
    const { resources } = await found.fetchAll();
    const read = await Promise.all(resources.map((document) => this.#read(document)));
    const last = Stored.safeParse(resources.at(-1));
    return {
      news: read.filter((one) => one !== undefined),
      ...(last.success ? { lastAt: last.data._ts } : {}),
      isFull: resources.length === limit,
    };
  }

  async #read(document: JSONObject): Promise<ActNews | undefined> {
    const begin = BeginRecord.safeParse(document);
    if (begin.success) {
      const { id, _ts, act } = begin.data;
      return { id, storedAt: _ts, act, outcome: 'begun' };
    }
    const end = EndRecord.safeParse(document);
    if (!end.success) return undefined;
    const { id, _ts, actId, month, outcome } = end.data;
    const { resource } = await this.#container.item(actId, month).read<JSONObject>();
    const known = z.object({ act: Act }).safeParse(resource);
    return known.success ? { id, storedAt: _ts, act: known.data.act, outcome } : undefined;
  }
}
