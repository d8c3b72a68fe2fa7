import type { Container, JSONObject, PatchOperation } from '@azure/cosmos';
import type { z } from 'zod';
import { causeOf } from '../../cause-of.ts';
import type { PartnerId } from '../../domain/ids.ts';
import { explainIssue } from '../../explain-issue.ts';
import type {
  AddedOnce,
  NewPartner,
  PartnerClientId,
  PartnerRecord,
  PartnersAdmin,
} from '../../ports/partners-admin.ts';
import { addOnce } from './add-once.ts';
import { ClientDocument, PARTNER_ID, PartnerDocument } from './cosmos-partners.ts';
import { NOT_FOUND, statusOf } from './status-code.ts';

const SCHEMA_VERSION = 1;

/** Writes what `CosmosPartners` reads. */
export class CosmosPartnersAdmin implements PartnersAdmin {
  readonly #clients: Container;
  readonly #partners: Container;

  constructor(containers: { clients: Container; partners: Container }) {
    this.#clients = containers.clients;
    this.#partners = containers.partners;
  }

  add({ id, name, tier, priceList, currency }: NewPartner): Promise<AddedOnce> {
    const keys = { id: PARTNER_ID, partnerId: id, type: 'partner', schemaVersion: SCHEMA_VERSION };
    const terms = { ...(priceList ? { priceList } : {}), ...(currency ? { currency } : {}) };
    return addOnce(this.#partners, id, { ...keys, name, tier, ...terms }, ['name', 'tier', 'priceList', 'currency']);
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
      ({ partnerId, name, tier, disabledAt, priceList, currency }): PartnerRecord => ({
        id: partnerId,
        name,
        tier,
        priceList,
        currency,
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
