import { type Container, ErrorResponse, type FeedRange } from '@azure/cosmos';
import { type Lease, parseLease } from './lease.ts';

/** The leases of one function in the lease container. */
export class LeaseContainer {
  readonly #container: Container;
  readonly #prefix: string;

  /** @param prefix what the ids of this function's leases begin with */
  constructor(container: Container, prefix: string) {
    this.#container = container;
    this.#prefix = prefix;
  }

  /** Creates the missing leases. Another host may do the same at the same time. */
  async createMissing(ranges: readonly FeedRange[]): Promise<void> {
    for (const range of ranges) {
      const token = rangeToken(range);
      const lease = {
        id: `${this.#prefix}${token}`,
        LeaseToken: token,
        FeedRange: { min: range.minInclusive, max: range.maxExclusive },
        ...{ Owner: null, ContinuationToken: null, timestamp: new Date().toISOString() },
      };
      await this.#container.items.create(lease).catch((error: unknown) => {
        if (statusOf(error) !== 409) throw error;
      });
    }
  }

  async list(): Promise<Lease[]> {
    const query = {
      query: 'SELECT * FROM c WHERE STARTSWITH(c.id, @prefix)',
      parameters: [{ name: '@prefix', value: this.#prefix }],
    };
    const { resources } = await this.#container.items.query<unknown>(query).fetchAll();
    return resources.map(parseLease);
  }

  /** @returns undefined when it is gone */
  async read(id: string): Promise<Lease | undefined> {
    const { resource } = await this.#container.item(id, id).read();
    return resource === undefined ? undefined : parseLease(resource);
  }

  /** Writes a lease with the current time, unless somebody changed it since. @returns undefined if somebody did */
  async replace(lease: Lease): Promise<Lease | undefined> {
    try {
      const { resource } = await this.#container.item(lease.id, lease.id).replace(
        { ...lease, timestamp: new Date().toISOString() },
        {
          accessCondition: { type: 'IfMatch', condition: lease._etag },
        },
      );
      return parseLease(resource);
    } catch (error) {
      if (statusOf(error) === 412 || statusOf(error) === 404) return undefined;
      throw error;
    }
  }
}

export const rangeToken = ({ minInclusive, maxExclusive }: FeedRange): string => `${minInclusive}-${maxExclusive}`;

const statusOf = (error: unknown): unknown => (error instanceof ErrorResponse ? error.code : undefined);
