import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { encodeEtag } from '../containers/resource-id.ts';
import { type Throughput, throughputOf } from '../containers/throughput.ts';
import type { JsonObject } from '../values/json.ts';
import { badRequest, notFound } from '../wire/cosmos-error.ts';

/** The throughput of one database or container. */
export interface Offer {
  id: string;
  /** The `_rid` of its database or container. */
  owner: string;
  throughput: Throughput;
  /** As clients see it. */
  resource: JsonObject;
}

const Replacement = z.looseObject({
  _rid: z.string(),
  content: z.looseObject({
    offerThroughput: z.number().optional(),
    offerAutopilotSettings: z.looseObject({ maxThroughput: z.number() }).optional(),
  }),
});

/** Also added to a state file from before offers existed. */
const TABLE =
  'CREATE TABLE IF NOT EXISTS offers (id TEXT PRIMARY KEY, owner TEXT NOT NULL, resource TEXT NOT NULL) STRICT';

/** The offers of an account, in memory and on disk. Changes run inside the caller's unit. */
export class Offers {
  readonly #database: DatabaseSync;
  readonly #byOwner = new Map<string, Offer>();

  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec(TABLE);
  }

  /** @returns a function that restores the current state */
  remember(): () => void {
    const offers = [...this.#byOwner];
    return () => {
      this.#byOwner.clear();
      for (const [owner, offer] of offers) this.#byOwner.set(owner, offer);
    };
  }

  load(): void {
    for (const row of this.#database.prepare('SELECT id, owner, resource FROM offers ORDER BY id').all()) {
      const resource: JsonObject = JSON.parse(String(row['resource']));
      const owner = String(row['owner']);
      this.#byOwner.set(owner, { id: String(row['id']), owner, throughput: readThroughput(resource), resource });
    }
  }

  get all(): Offer[] {
    return [...this.#byOwner.values()];
  }

  ofOwner(rid: string): Offer | undefined {
    return this.#byOwner.get(rid);
  }

  /** @throws CosmosError 404 */
  offer(id: string): Offer {
    const offer = this.all.find((one) => one.id === id);
    if (offer === undefined) throw notFound();
    return offer;
  }

  /** @param self the `_self` of its database or container */
  create(owner: string, self: string, throughput: Throughput): void {
    const id = `offer-${Buffer.from(owner).toString('hex')}`;
    const resource: JsonObject = {
      ...{ offerVersion: 'V2', offerType: 'Invalid', resource: self, offerResourceId: owner },
      ...{ id, _rid: id, _self: `offers/${id}/`, ...contentOf(throughput) },
    };
    this.#save({ id, owner, throughput, resource });
  }

  /** @throws CosmosError 400, 404 */
  replace(id: string, body: unknown): Offer {
    const offer = this.offer(id);
    const parsed = Replacement.safeParse(body);
    if (!parsed.success) throw badRequest(`The offer is invalid: ${z.prettifyError(parsed.error)}`);
    const { _rid: rid, content } = parsed.data;
    if (rid !== offer.id) throw badRequest('The offer’s _rid cannot be changed.');
    const throughput = throughputOf(content.offerThroughput, content.offerAutopilotSettings?.maxThroughput);
    if (throughput === undefined) throw badRequest('The offer has no throughput.');
    if (throughput.kind !== offer.throughput.kind) {
      throw badRequest('An offer changes between manual and autoscale throughput by a migration only.');
    }
    const next = { ...offer, throughput, resource: { ...offer.resource, ...contentOf(throughput) } };
    this.#save(next);
    return next;
  }

  remove(owner: string): void {
    this.#database.prepare('DELETE FROM offers WHERE owner = ?').run(owner);
    this.#byOwner.delete(owner);
  }

  #save(offer: Offer): void {
    const sql =
      'INSERT INTO offers (id, owner, resource) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET resource = excluded.resource';
    this.#database.prepare(sql).run(offer.id, offer.owner, JSON.stringify(offer.resource));
    this.#byOwner.set(offer.owner, offer);
  }
}

function contentOf({ kind, unitsPerSecond }: Throughput): JsonObject {
  const now = Date.now();
  const settings = kind === 'autoscale' ? { offerAutopilotSettings: { maxThroughput: unitsPerSecond } } : {};
  // An idle autoscale offer is at a tenth of its maximum.
  const offerThroughput = kind === 'autoscale' ? unitsPerSecond / 10 : unitsPerSecond;
  return {
    content: { offerThroughput, offerIsRUPerMinuteThroughputEnabled: false, ...settings },
    _ts: Math.floor(now / 1000),
    _etag: encodeEtag(0, unitsPerSecond, now),
  };
}

function readThroughput(resource: JsonObject): Throughput {
  const { content } = Replacement.parse(resource);
  const throughput = throughputOf(
    content.offerAutopilotSettings ? undefined : content.offerThroughput,
    content.offerAutopilotSettings?.maxThroughput,
  );
  if (throughput === undefined) throw new TypeError('an offer in the state file has no throughput');
  return throughput;
}
