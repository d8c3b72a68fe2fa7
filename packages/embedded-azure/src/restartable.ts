/** An interrupted server. */
export interface Interruption {
  /** Restarts it with its port and state. */
  resume(): Promise<void>;
}

interface Server {
  port: number;
  close(): Promise<void>;
}

/** A server that can be stopped and restarted, so that tests can show the effect of an outage. */
export class Restartable<S extends Server> {
  readonly #startAt: (port: number) => Promise<S>;
  #current: S;

  private constructor(startAt: (port: number) => Promise<S>, current: S) {
    this.#startAt = startAt;
    this.#current = current;
  }

  static async start<S extends Server>(startAt: (port: number) => Promise<S>, port: number): Promise<Restartable<S>> {
    return new Restartable(startAt, await startAt(port));
  }

  get current(): S {
    return this.#current;
  }

  async interrupt(): Promise<Interruption> {
    const { port } = this.#current;
    await this.#current.close();
    return {
      resume: async () => {
        this.#current = await this.#startAt(port);
      },
    };
  }

  close(): Promise<void> {
    return this.#current.close();
  }
}
