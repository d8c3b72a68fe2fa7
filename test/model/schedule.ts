import { AsyncLocalStorage } from 'node:async_hooks';

/** What happens to a request: it is carried out, or it or its answer is lost, or it arrives after its sender gave up, or is slow. */
export const fates = ['carried out', 'request lost', 'answer lost', 'late', 'slow'] as const;
export type Fate = (typeof fates)[number];

/** Work that a process does: an activity, a message or a request of a partner. */
export interface Actor {
  name: string;
  process: string;
  isDead: boolean;
  /** Nobody waits for its result any more. */
  isForgotten?: boolean;
}

export interface Item {
  /** A `call` waits in front of a store or a provider. What has a time happens only when nothing else is left, or when it is chosen. */
  kind: 'call' | 'late' | 'activity' | 'message' | 'timer';
  label: string;
  actor?: Actor;
  /** When it happens at the earliest. */
  at?: number;
  run(fate: Fate, lateMs: number): void;
}

const SILENT_MS = 40_000;

class Lost extends Error {
  readonly code = 'ECONNRESET';
}

/**
 * Everything that can happen next. Whatever a process asks a store or a provider for waits here, so that the test
 * decides the sequence and the fate of each call, and the same decisions give the same run.
 */
export class Schedule {
  readonly story: string[] = [];
  readonly #actors = new AsyncLocalStorage<Actor>();
  /** Processes that do nothing while anybody else has something to do. */
  readonly frozen = new Set<string>();
  #items: Item[] = [];
  /** Whether what happens now was sent by somebody for whose result nobody waits any more. */
  isLate = false;
  now = Date.parse('2026-01-01T00:00:00.000Z');

  get length(): number {
    return this.#items.length;
  }

  get running(): readonly Item[] {
    return this.#items;
  }

  tell(line: string): void {
    this.story.push(line);
  }

  add(item: Item): void {
    this.#items.push(item);
  }

  /** Runs `work` as the actor. Its calls wait here from now on. */
  act(actor: Actor, work: () => Promise<void>): void {
    this.#actors.run(actor, () => void work());
  }

  /**
   * A call of the current actor to a store or a provider.
   *
   * @param isSilent whether it answers nobody at the time of the call, and does later what it was asked for
   */
  call<T>(what: string, effect: () => T, isSilent: () => boolean = () => false): Promise<T> {
    const actor = this.#actors.getStore();
    if (actor === undefined) throw new Error(`nobody is acting, but somebody wants to ${what}`);
    if (actor.isDead) return new Promise(() => undefined);
    const label = `${actor.process}, ${actor.name}: ${what}`;
    return new Promise((resolve, reject) => {
      const run = (given: Fate, lateMs: number) => {
        const fate = isSilent() ? 'late' : given;
        if (fate === 'late') this.#arriveLate(label, effect, isSilent() ? SILENT_MS : lateMs);
        if (fate === 'request lost' || fate === 'late') {
          reject(new Lost('no answer'));
          return;
        }
        try {
          const answer = effect();
          if (fate === 'answer lost') reject(new Lost('no answer'));
          else resolve(answer);
        } catch (error) {
          reject(error);
        }
      };
      this.add({ kind: 'call', label, actor, run });
    });
  }

  /** The process of these actors dies. What they had sent is still on its way, or lost. */
  kill(process: string, isOnItsWay: boolean): void {
    const [its, others] = [[] as Item[], [] as Item[]];
    for (const item of this.#items) (item.actor?.process === process ? its : others).push(item);
    this.#items = others;
    for (const item of its) {
      if (item.actor) item.actor.isDead = true;
      // The answer goes nowhere: nobody waits for it.
      if (isOnItsWay && item.kind === 'call') {
        this.add({ kind: 'late', label: `${item.label} (its process is dead)`, run: () => item.run('carried out', 0) });
      }
    }
  }

  /**
   * Lets one thing happen.
   *
   * @param choice any number; undefined chooses the oldest, and a timer only if nothing else is left
   * @param lateMs how long a late or slow request is on its way
   */
  async step(choice?: number, fate: Fate = 'carried out', lateMs = 0): Promise<void> {
    const item = choice === undefined ? this.#next() : this.#items[choice % Math.max(1, this.#items.length)];
    if (item !== undefined) await this.#happen(item, fate, lateMs);
  }

  /** The oldest call that is waiting and has these texts in its label, with `*` between them. */
  findCall(texts: string): Item | undefined {
    const parts = texts.split('*');
    return this.#items.find(
      ({ kind, label, at }) => kind === 'call' && at === undefined && parts.every((part) => label.includes(part)),
    );
  }

  async meet(call: Item, fate: Fate, lateMs: number): Promise<void> {
    if (this.#items.includes(call)) await this.#happen(call, fate, lateMs);
  }

  /** Lets what began last end before this call is carried out. */
  async hurry(call: Item): Promise<void> {
    const last = this.#items.at(-1)?.actor;
    for (let n = 0; n < 4; n += 1) {
      const next = this.#items.find((item) => item !== call && item.kind === 'call' && item.actor === last);
      if (next === undefined) return;
      await this.#happen(next, 'carried out', 0);
    }
  }

  async #happen(item: Item, fate: Fate, lateMs: number): Promise<void> {
    if (fate === 'slow' && item.kind === 'call') {
      this.tell(`${item.label}: slow`);
      item.at = this.now + lateMs;
      return;
    }
    this.#items.splice(this.#items.indexOf(item), 1);
    this.now = Math.max(this.now + 1, item.at ?? 0);
    const isFaulty = item.kind === 'call' && fate !== 'carried out';
    this.tell(isFaulty ? `${item.label}: ${fate}` : item.label);
    this.isLate = item.kind === 'late' || item.actor?.isForgotten === true;
    item.run(fate, lateMs);
    await settled();
  }

  #next(): Item | undefined {
    const awake = this.#items.filter(({ actor }) => actor === undefined || !this.frozen.has(actor.process));
    const ready = awake.find(({ at }) => at === undefined);
    if (ready) return ready;
    return awake.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0))[0] ?? this.#items[0];
  }

  #arriveLate(label: string, effect: () => unknown, lateMs: number): void {
    const run = () => {
      try {
        effect();
      } catch {
        // It is refused, and nobody waits for the answer.
      }
    };
    const time = lateMs > 0 ? { at: this.now + lateMs } : {};
    this.add({ kind: 'late', label: `${label} (arrives late)`, ...time, run });
  }
}

/** Resolves when every process waits for something: nothing but promises runs in between. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
