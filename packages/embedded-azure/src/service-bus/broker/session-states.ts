import type { Store } from '../store.ts';

/** The states that receivers store with the sessions of one entity, also in the state file. */
export class SessionStates {
  readonly #store: Store;
  readonly #entityId: number;
  readonly #states: Map<string, { state: Buffer; setAt: number }>;

  constructor(store: Store, entityId: number) {
    this.#store = store;
    this.#entityId = entityId;
    this.#states = new Map(store.loadSessionStates(entityId).map(({ sessionId, ...entry }) => [sessionId, entry]));
  }

  get(sessionId: string): Buffer | undefined {
    return this.#states.get(sessionId)?.state;
  }

  /** Resolves when it is durable; undefined deletes it. */
  async set(sessionId: string, state: Buffer | undefined): Promise<void> {
    const setAt = Date.now();
    await this.#store.write(() => this.#store.saveSessionState(this.#entityId, sessionId, state, setAt));
    if (state === undefined) this.#states.delete(sessionId);
    else this.#states.set(sessionId, { state, setAt });
  }

  /** Ids of the sessions whose state was set after a time, in milliseconds since 1970. */
  setAfter(time: number): string[] {
    return [...this.#states].filter(([, { setAt }]) => setAt > time).map(([sessionId]) => sessionId);
  }
}
