import { isDeepStrictEqual } from 'node:util';
import type { Container, JSONObject, PatchOperation } from '@azure/cosmos';
import type { z } from 'zod';
import { causeOf } from '../../cause-of.ts';
import type { PartnerId } from '../../domain/ids.ts';
import { explainIssue } from '../../explain-issue.ts';
import type {
  AddedOnce,
  AddedPartner,
  NewPartner,
  PartnerClientId,
  PartnerRecord,
  PartnerSettings,
  PartnersAdmin,
  SettingsChange,
} from '../../ports/partners-admin.ts';
import { addOnce } from './add-once.ts';
import { ClientDocument, PARTNER_ID, PartnerDocument } from './cosmos-partners.ts';
import { differenceOf } from './difference-of.ts';
import { CONFLICT, NOT_FOUND, PRECONDITION_FAILED, statusOf } from './status-code.ts';

const SCHEMA_VERSION = 1;

/** Writes what `CosmosPartners` reads. */
export class CosmosPartnersAdmin implements PartnersAdmin {
  readonly #clients: Container;
  readonly #partners: Container;

  constructor(containers: { clients: Container; partners: Container }) {
    this.#clients = containers.clients;
    this.#partners = containers.partners;
  }

  add(partner: NewPartner): Promise<AddedOnce> {
    return addOnce(this.#partners, partner.id, toPartnerDocument(partner), FIELDS);
  }

  async addWithClient(partner: NewPartner, clientId: string): Promise<AddedPartner> {
    const owner = await this.#ownerOf(clientId);
    if (owner !== undefined && owner !== partner.id) return { kind: 'taken', partnerId: owner };
    const prepared = await this.#prepare(partner);
    if (prepared.kind === 'differs') return prepared;
    const added = await this.addClient({ clientId, partnerId: partner.id });
    if (added.kind !== 'differs') {
      // Another command may have changed the partner before it had a client.
      const other = await this.#compare(partner);
      return other ?? added;
    }
    if (prepared.createdEtag !== undefined) await this.#removeUnused(partner.id, prepared.createdEtag);
    return { kind: 'taken', partnerId: String(added.stored) };
  }

  /** Makes sure that the partner is there with these values. Each write gives it another ETag. */
  async #prepare(
    partner: NewPartner,
  ): Promise<{ kind: 'ready'; createdEtag?: string } | Extract<AddedOnce, { kind: 'differs' }>> {
    for (;;) {
      const item = this.#partners.item(PARTNER_ID, partner.id);
      const { resource, etag } = await item.read<JSONObject>();
      try {
        if (resource === undefined) {
          const created = await this.#partners.items.create(toPartnerDocument(partner));
          return { kind: 'ready', createdEtag: created.etag };
        }
        if (await this.#hasClient(partner.id)) {
          return differenceOf(resource, toPartnerDocument(partner), FIELDS) ?? { kind: 'ready' };
        }
        // Also if nothing is different: the command that created it must not remove it now.
        const { priceList: _, currency: __, contact: ___, ...rest } = resource;
        await item.replace({ ...rest, ...toPartnerDocument(partner) }, ifMatch(etag));
        return { kind: 'ready' };
      } catch (error) {
        if (![CONFLICT, PRECONDITION_FAILED, NOT_FOUND].includes(statusOf(error) ?? 0)) throw error;
      }
    }
  }

  async #compare(partner: NewPartner): Promise<Extract<AddedOnce, { kind: 'differs' }> | undefined> {
    const { resource } = await this.#partners.item(PARTNER_ID, partner.id).read<JSONObject>();
    return differenceOf(resource, toPartnerDocument(partner), FIELDS);
  }

  async #removeUnused(id: PartnerId, etag: string): Promise<void> {
    try {
      await this.#partners.item(PARTNER_ID, id).delete(ifMatch(etag));
    } catch (error) {
      // Somebody else uses it.
      if (![PRECONDITION_FAILED, NOT_FOUND].includes(statusOf(error) ?? 0)) throw error;
    }
  }

  async #ownerOf(clientId: string): Promise<string | undefined> {
    const { resource } = await this.#clients.item(clientId, clientId).read<JSONObject>();
    return resource && String(resource['partnerId']);
  }

  async #hasClient(partnerId: PartnerId): Promise<boolean> {
    const query = 'SELECT VALUE COUNT(1) FROM c WHERE c.type = "client" AND c.partnerId = @partnerId';
    const parameters = [{ name: '@partnerId', value: partnerId }];
    const { resources } = await this.#clients.items
      .query<number>({ query, parameters }, { forceQueryPlan: true })
      .fetchAll();
    return Number(resources[0] ?? 0) > 0;
  }

  async set(
    id: PartnerId,
    changes: { [K in keyof PartnerSettings]?: PartnerSettings[K] | null },
    isDryRun: boolean,
  ): Promise<SettingsChange | undefined> {
    for (;;) {
      const item = this.#partners.item(PARTNER_ID, id);
      const { resource, etag } = await item.read<JSONObject>();
      if (resource === undefined) return undefined;
      const { priceList, currency, contact } = PartnerDocument.parse(resource, { error: explainIssue });
      const before = { priceList, currency, contact };
      const after = {
        priceList: changes.priceList === undefined ? priceList : (changes.priceList ?? undefined),
        currency: changes.currency === undefined ? currency : (changes.currency ?? undefined),
        contact: changes.contact === undefined ? contact : (changes.contact ?? undefined),
      };
      if (isDryRun || isDeepStrictEqual(before, after)) return { before, after };
      const { priceList: _, currency: __, contact: ___, ...rest } = resource;
      try {
        await item.replace({ ...rest, ...toSettings(after) }, ifMatch(etag));
        return { before, after };
      } catch (error) {
        if (statusOf(error) !== PRECONDITION_FAILED) throw error;
      }
    }
  }

  addClient({ clientId, partnerId }: PartnerClientId): Promise<AddedOnce> {
    const keys = { id: clientId, clientId, type: 'client', schemaVersion: SCHEMA_VERSION };
    return addOnce(this.#clients, clientId, { ...keys, partnerId }, ['partnerId']);
  }

  async list() {
    const [partners, clients] = await Promise.all([
      readAll(this.#partners, 'partner', PartnerDocument),
      readAll(this.#clients, 'client', ClientDocument),
    ]);
    const records = partners.read.map(
      ({ partnerId, name, tier, disabledAt, priceList, currency, contact }): PartnerRecord => ({
        id: partnerId,
        name,
        tier,
        priceList,
        currency,
        contact,
        disabledAt: disabledAt ?? undefined,
        clientIds: clients.read.filter((client) => client.partnerId === partnerId).map(({ clientId }) => clientId),
      }),
    );
    return {
      partners: records.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      unreadable: [...partners.unreadable, ...clients.unreadable],
    };
  }

  disable(id: PartnerId, at: Date): Promise<boolean> {
    return this.#setDisabled(id, at.toISOString());
  }

  enable(id: PartnerId): Promise<boolean> {
    return this.#setDisabled(id, null);
  }

  async #setDisabled(id: PartnerId, value: string | null): Promise<boolean> {
    const change: PatchOperation = { op: 'set', path: '/disabledAt', value };
    try {
      await this.#partners.item(PARTNER_ID, id).patch([change]);
      return true;
    } catch (error) {
      if (statusOf(error) === NOT_FOUND) return false;
      throw error;
    }
  }
}

const FIELDS = ['name', 'tier', 'priceList', 'currency', 'contact'];

function toPartnerDocument({ id, name, tier, ...settings }: NewPartner): JSONObject & { id: string } {
  const keys = { id: PARTNER_ID, partnerId: id, type: 'partner', schemaVersion: SCHEMA_VERSION };
  return { ...keys, name, tier, ...toSettings(settings) };
}

const toSettings = ({ priceList, currency, contact }: PartnerSettings) => ({
  ...(priceList ? { priceList } : {}),
  ...(currency ? { currency } : {}),
  ...(contact ? { contact } : {}),
});

const ifMatch = (etag: string) => ({ accessCondition: { type: 'IfMatch', condition: etag } });

async function readAll<T>(container: Container, type: 'partner' | 'client', schema: z.ZodType<T>) {
  const query = { query: 'SELECT * FROM c WHERE c.type = @type', parameters: [{ name: '@type', value: type }] };
  const { resources } = await container.items.query<JSONObject>(query, { forceQueryPlan: true }).fetchAll();
  const parsed = resources.map((document) => ({ document, ...schema.safeParse(document, { error: explainIssue }) }));
  return {
    read: parsed.flatMap(({ data }) => (data === undefined ? [] : [data])),
    unreadable: parsed.flatMap(({ document, error }) => {
      const name = String(document[`${type}Id`] ?? document['id']);
      return error === undefined ? [] : [{ id: `${type} ${name}`, fault: causeOf(error).message }];
    }),
  };
}
