import { Latency } from '@partner-orders/loopback-server/latency';

/** An interrupted server. */
export interface Interruption {
  /** Restarts it with its port and state. */
  resume(): Promise<void>;
}

/** What can be done to a server from outside, so that people and tests see the effect. */
export interface Disturbable {
  /** Whether it is interrupted. */
  readonly isAway: boolean;
  /** Makes what it is sent wait; it stays over an interruption. */
  readonly latency: Latency;
  /** @throws Error if it is already away */
  interrupt(): Promise<Interruption>;
}

interface Server {
  port: number;
  close(): Promise<void>;
}

type StartAt<S> = (port: number, latency: Latency) => Promise<S>;

/** A server that can be stopped and restarted, so that tests can show the effect of an outage. */
export class Restartable<S extends Server> implements Disturbable {
  readonly latency: Latency;
  readonly #startAt: StartAt<S>;
  #current: S;
  #isAway = false;

  private constructor(startAt: StartAt<S>, current: S, latency: Latency) {
    this.#startAt = startAt;
    this.#current = current;
    this.latency = latency;
  }

  static async start<S extends Server>(startAt: StartAt<S>, port: number): Promise<Restartable<S>> {
    const latency = new Latency();
    return new Restartable(startAt, await startAt(port, latency), latency);
  }

  /** The last one that was running. */
  get current(): S {
    return this.#current;
  }

  get isAway(): boolean {
    return this.#isAway;
  }

  async interrupt(): Promise<Interruption> {
    if (this.#isAway) throw new Error('it is already away');
    this.#isAway = true;
    const { port } = this.#current;
    await this.#current.close();
    return {
      resume: async () => {
        this.#current = await this.#startAt(port, this.latency);
        this.#isAway = false;
      },
    };
  }

  async close(): Promise<void> {
    if (!this.#isAway) await this.#current.close();
  }
}
