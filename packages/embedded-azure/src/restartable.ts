/** A server that is away. */
export interface Interruption {
  /** Brings it back on the port and the state that it had. */
  resume(): Promise<void>;
}

interface Server {
  port: number;
  close(): Promise<void>;
}

/** A server that can be taken away and brought back, so that tests see what an outage does. */
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
