import { setTimeout as wait } from 'node:timers/promises';
import { ConsoleFault } from '../console-fault.ts';
import type { FaultNotes } from './fault-notes.ts';
import type { FaultSource } from './fault-source.ts';
import type { ActiveFault, FaultSwitch, SwitchedOn } from './fault-switch.ts';

interface Azurite {
  name: string;
  pid: number;
}

const PLACE = 'Storage';
const LOOK_EVERY_MS = 100;

/** Kills a process of Azurite. It is started again at once, with its state. */
export class AzuriteFaults implements FaultSource {
  readonly #azurites: () => Azurite[];
  readonly #notes: FaultNotes;
  readonly #since = new Map<string, Date>();
  readonly #closing = new AbortController();

  constructor(azurites: () => Azurite[], notes: FaultNotes) {
    this.#azurites = azurites;
    this.#notes = notes;
  }

  switches(): FaultSwitch[] {
    return this.#azurites().map(({ name, pid }) => ({
      id: idOf(name),
      place: PLACE,
      name: `${name} is killed`,
      about:
        'SIGKILL of its process, which starts again at once. Exports and imports use the files; the Functions host here keeps its own state elsewhere.',
      fields: [],
      verb: 'Kill it',
      command: `kill -9 ${pid}`,
      ...(this.#since.has(name) ? { unavailable: 'It is being started again.' } : {}),
    }));
  }

  active(): ActiveFault[] {
    return [...this.#since].map(([name, since]) => ({
      id: idOf(name),
      place: PLACE,
      name: `${name} was killed`,
      detail: 'it is being started again',
      since: since.toISOString(),
      isPassing: true,
    }));
  }

  async switchOn(id: string): Promise<SwitchedOn> {
    const found = this.#azurites().find(({ name }) => idOf(name) === id);
    if (found === undefined) throw new ConsoleFault(404, `there is no fault ${id}`);
    process.kill(found.pid, 'SIGKILL');
    this.#since.set(found.name, new Date());
    void this.#watch(found).catch(() => undefined);
    return { done: `${found.name} (process ${found.pid}) was killed.`, on: id };
  }

  async remove(): Promise<string> {
    throw new ConsoleFault(409, 'it starts again by itself');
  }

  close(): void {
    this.#closing.abort();
  }

  async #watch({ name, pid }: Azurite): Promise<void> {
    const begun = performance.now();
    const isBack = () => this.#azurites().some((now) => now.name === name && now.pid !== pid);
    while (!isBack()) await wait(LOOK_EVERY_MS, undefined, { signal: this.#closing.signal });
    this.#since.delete(name);
    this.#notes.add(`${name} is back after ${((performance.now() - begun) / 1_000).toFixed(1)} s.`);
  }
}

function idOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '-')}-killed`;
}
