import type { Lease } from './lease.ts';
import type { LeaseContainer } from './lease-container.ts';

/** A lease that this host owns. Its writes run one after the other. If another host has acquired it, it is lost. */
export class HeldLease {
  readonly #container: LeaseContainer;
  readonly #lost = new AbortController();
  #lease: Lease;
  #writing: Promise<unknown> = Promise.resolve();

  private constructor(container: LeaseContainer, lease: Lease) {
    this.#container = container;
    this.#lease = lease;
  }

  /** @returns undefined when another host was faster */
  static async acquire(container: LeaseContainer, lease: Lease, owner: string): Promise<HeldLease | undefined> {
    const acquired = await container.replace({ ...lease, Owner: owner });
    return acquired && new HeldLease(container, acquired);
  }

  get id(): string {
    return this.#lease.id;
  }

  get rangeToken(): string {
    return this.#lease.LeaseToken;
  }

  get continuation(): string | null {
    return this.#lease.ContinuationToken;
  }

  /** Aborted when another host has the lease. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  renew(): Promise<void> {
    return this.#write({});
  }

  checkpoint(continuation: string): Promise<void> {
    return this.#write({ ContinuationToken: continuation });
  }

  /** Releases the lease, so that another host doesn't have to wait for its expiry. */
  release(): Promise<void> {
    return this.#write({ Owner: null });
  }

  #write(change: Partial<Lease>): Promise<void> {
    const written = this.#writing.then(() => this.#replace(change));
    this.#writing = written.catch(() => undefined);
    return written;
  }

  async #replace(change: Partial<Lease>): Promise<void> {
    while (!this.lost.aborted) {
      const replaced = await this.#container.replace({ ...this.#lease, ...change });
      if (replaced !== undefined) {
        this.#lease = replaced;
        return;
      }
      // It isn't always another host: the client may have repeated a write whose answer was lost.
      const current = await this.#container.read(this.#lease.id);
      if (current === undefined || current.Owner !== this.#lease.Owner) this.#lost.abort();
      else this.#lease = current;
    }
  }
}
