import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { PartnerId } from '../../domain/ids.ts';
import { personalData } from '../../domain/personal-data.ts';
import { schemaVersions } from '../../domain/schema-versions.ts';
import { isInterrupted, type ReportRebuild, type ReportRebuilds } from '../../ports/report-rebuilds.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { readDocument } from './read-document.ts';
import { isNewer } from './schema-version.ts';
import { CONFLICT, PRECONDITION_FAILED, statusOf } from './status-code.ts';

/** Stands where totals have their day, so that a rebuild is in none of the partner's days. */
const REBUILD = 'rebuild';

export const RebuildDocument = z.object({
  type: z.literal('rebuild'),
  partnerId: PartnerId,
  state: z.enum(['asked', 'running', 'done']),
  by: z.string().register(personalData, { of: 'operator' }),
  startedAt: z.iso.datetime(),
  heartbeatAt: z.iso.datetime(),
  events: z.int().nonnegative(),
  corrected: z.int().nonnegative(),
});

/** One document per partner. Its ETag is the lease: who writes without it has lost the rebuild. */
export class CosmosReportRebuilds implements ReportRebuilds {
  readonly #container: Container;
  /** The ETags of the rebuilds that were begun here. */
  readonly #held = new Map<PartnerId, string>();

  constructor(container: Container) {
    this.#container = container;
  }

  async list() {
    const query = 'SELECT * FROM c WHERE c.type = "rebuild"';
    const options = { forceQueryPlan: true, maxItemCount: 1_000 };
    const { resources } = await this.#container.items.query<JSONObject>(query, options).fetchAll();
    const rebuilds = resources.flatMap((document) => readRebuild(document) ?? []);
    const read = new Set<string>(rebuilds.map(({ partnerId }) => partnerId));
    // What a newer version noted is left to it.
    const ours = resources.filter((document) => !isNewer('rebuild', document));
    const owners = ours.flatMap(({ partnerId }) => PartnerId.safeParse(partnerId).data ?? []);
    return {
      rebuilds: rebuilds.toSorted((a, b) => (a.partnerId < b.partnerId ? -1 : 1)),
      unreadable: owners.filter((partnerId) => !read.has(partnerId)).sort(),
    };
  }

  async ask(rebuild: ReportRebuild, now: Date): Promise<void> {
    const found = await this.#find(rebuild.partnerId);
    if (found?.rebuild?.state === 'running' && !isInterrupted(found.rebuild, now)) return;
    await this.#write(rebuild, found?.etag);
  }

  async begin(rebuild: ReportRebuild, now: Date) {
    for (;;) {
      const found = await this.#find(rebuild.partnerId);
      if (found?.rebuild?.state === 'running' && !isInterrupted(found.rebuild, now)) {
        return { kind: 'runs' as const, other: found.rebuild };
      }
      const etag = await this.#write(rebuild, found?.etag);
      if (etag === undefined) continue;
      this.#held.set(rebuild.partnerId, etag);
      return { kind: 'begun' as const };
    }
  }

  async note(rebuild: ReportRebuild): Promise<boolean> {
    const held = this.#held.get(rebuild.partnerId);
    const etag = held && (await this.#write(rebuild, held));
    if (etag === undefined) this.#held.delete(rebuild.partnerId);
    else this.#held.set(rebuild.partnerId, etag);
    return etag !== undefined;
  }

  async #find(partnerId: PartnerId) {
    const { resource, etag } = await this.#container.item(REBUILD, [partnerId, REBUILD]).read<JSONObject>();
    const rebuild = resource && readRebuild(resource);
    // A damaged one is replaced.
    if (resource !== undefined && rebuild === undefined && isNewer('rebuild', resource)) {
      throw new Unavailable(`the rebuild of ${partnerId} can't be read: a newer version of the app wrote it`);
    }
    return resource && { rebuild, etag };
  }

  /** Returns undefined if another was faster. */
  async #write(rebuild: ReportRebuild, etag: string | undefined): Promise<string | undefined> {
    const { partnerId } = rebuild;
    const keys = { id: REBUILD, partnerId, day: REBUILD, type: 'rebuild', schemaVersion: schemaVersions.rebuild };
    const document = { ...keys, ...rebuild };
    try {
      const written =
        etag === undefined
          ? await this.#container.items.create(document)
          : await this.#container
              .item(REBUILD, [partnerId, REBUILD])
              .replace(document, { accessCondition: { type: 'IfMatch', condition: etag } });
      return written.etag;
    } catch (error) {
      if ([CONFLICT, PRECONDITION_FAILED].includes(statusOf(error) ?? 0)) return undefined;
      throw error;
    }
  }
}

function readRebuild(document: JSONObject): ReportRebuild | undefined {
  const found = readDocument(RebuildDocument, document, 'rebuild', `rebuild of ${document['partnerId']}`);
  if (found === undefined) return undefined;
  const { type: _, ...rebuild } = found;
  return rebuild;
}
