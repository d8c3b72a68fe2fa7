import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { type Act, ActEnd } from '../../domain/act.ts';
import type { ActNews, ActPage, NewActs, OtherNews } from '../../ports/new-acts.ts';
import { partIdOf, readActRecord } from './read-act-record.ts';

const Stored = z.object({ id: z.string(), _ts: z.int() });
const Part = z.object({ id: z.string(), month: z.string(), at: z.string(), actId: z.string() });
const EndPart = Part.extend({ type: z.literal('end'), outcome: ActEnd.shape.outcome });
const ChangesPart = Part.extend({ type: z.literal('changes'), from: z.int() });
const PartRecord = z.discriminatedUnion('type', [EndPart, ChangesPart]);

type FindAct = (id: string, month: string) => Promise<Act | undefined>;

export class CosmosNewActs implements NewActs {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async listSince(second: number, limit: number): Promise<ActPage> {
    // What was changed can be large, and is not needed.
    const fields = 'c.id, c.month, c.at, c._ts, c.type, c.act, c.actId, c["from"], c["end"].outcome';
    const query = `SELECT TOP ${limit} ${fields} FROM c WHERE c._ts >= @second ORDER BY c._ts`;
    const parameters = [{ name: '@second', value: second }];
    const found = this.#container.items.query<JSONObject>({ query, parameters }, { forceQueryPlan: true });
    const { resources } = await found.fetchAll();
    const findAct = this.#actFinder();
    const [news, others]: [ActNews[], OtherNews[]] = [[], []];
    for (const document of resources) {
      const { id, _ts: storedAt } = Stored.parse(document);
      const place = { id: JSON.stringify([document['month'], id]), storedAt };
      const read = await readNews(document, findAct);
      if (read === undefined) others.push({ ...place, outcome: 'unreadable' });
      else if (read !== 'part') news.push({ ...place, ...read });
    }
    const last = Stored.safeParse(resources.at(-1));
    return {
      ...{ news, others },
      ...(last.success ? { lastAt: last.data._ts } : {}),
      isFull: resources.length === limit,
    };
  }

  /** Reads each act once. */
  #actFinder(): FindAct {
    const read = new Map<string, Promise<Act | undefined>>();
    const find: FindAct = async (id, month) => {
      const { resource } = await this.#container.item(id, month).read<JSONObject>();
      const record = resource && readActRecord(resource);
      return record !== undefined && 'act' in record ? record.act : undefined;
    };
    return (id, month) => {
      const key = JSON.stringify([id, month]);
      const known = read.get(key) ?? find(id, month);
      read.set(key, known);
      return known;
    };
  }
}

/** @returns undefined for what is none of our records; `part` for more changes of an act, which are no news */
async function readNews(
  document: JSONObject,
  findAct: FindAct,
): Promise<Pick<ActNews, 'act' | 'outcome'> | 'part' | undefined> {
  const begin = readActRecord(document);
  if ('act' in begin) return { act: begin.act, outcome: 'begun' };
  const { data: part } = PartRecord.safeParse(document);
  if (part === undefined || part.id !== partIdOf(part)) return undefined;
  const act = await findAct(part.actId, part.month);
  if (act?.at !== part.at) return undefined;
  return part.type === 'end' ? { act, outcome: part.outcome } : 'part';
}
