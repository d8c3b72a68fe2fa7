import { setTimeout as wait } from 'node:timers/promises';
import type { Disturbable, Interruption } from '../../restartable.ts';
import { ConsoleFault } from '../console-fault.ts';
import type { FaultNotes } from './fault-notes.ts';
import type { FaultSource } from './fault-source.ts';
import type { ActiveFault, FaultField, FaultSwitch, FaultValues, SwitchedOn } from './fault-switch.ts';

/** A server for people. */
export interface NamedServer {
  /** `database` */
  id: string;
  /** `Database (Cosmos DB)` */
  place: string;
  /** At the start of a sentence: `The database`. */
  name: string;
  /** What its callers notice. */
  whenAway: string;
  server: Disturbable;
}

const SECONDS: FaultField = {
  name: 'seconds',
  label: 'Seconds',
  kind: 'number',
  least: 1,
  most: 3_600,
  initial: 15,
  isOptional: true,
};
const DELAY: readonly FaultField[] = [
  { name: 'ms', label: 'Milliseconds', kind: 'number', least: 1, most: 60_000, initial: 300 },
  { name: 'jitterMs', label: 'Jitter (ms)', kind: 'number', least: 0, most: 60_000, initial: 100 },
];

/** A server is away for a time, or answers late. */
export class ServerFaults implements FaultSource {
  readonly #servers: readonly NamedServer[];
  readonly #notes: FaultNotes;
  readonly #away = new Map<string, { interruption: Interruption; since: Date; until?: Date; timer: AbortController }>();

  constructor(servers: readonly NamedServer[], notes: FaultNotes) {
    this.#servers = servers;
    this.#notes = notes;
  }

  switches(): FaultSwitch[] {
    return this.#servers.flatMap(({ id, place, name, whenAway, server }): FaultSwitch[] => [
      {
        id: `${id}-away`,
        place,
        name: `${name} is away`,
        about: `Its connections break and new ones are refused. ${whenAway} Without a number of seconds it is away until you remove the fault; its state stays.`,
        fields: [SECONDS],
        verb: 'Take it away',
        ...(server.isAway ? { unavailable: `${name} is already away.` } : {}),
      },
      {
        id: `${id}-slow`,
        place,
        name: `${name} answers late`,
        about: 'Whatever it is sent waits for this long before it is read. Nothing is lost.',
        fields: DELAY,
        verb: server.latency.current === undefined ? 'Slow it down' : 'Change the delay',
      },
    ]);
  }

  active(): ActiveFault[] {
    return this.#servers.flatMap(({ id, place, name, server }) => {
      const away = this.#away.get(id);
      const delay = server.latency.current;
      const until = away?.until?.toISOString();
      return [
        ...(away === undefined
          ? []
          : [
              {
                id: `${id}-away`,
                place,
                name: `${name} is away`,
                since: away.since.toISOString(),
                ...(until ? { until } : {}),
              },
            ]),
        ...(delay === undefined
          ? []
          : [
              {
                id: `${id}-slow`,
                place,
                name: `${name} answers late`,
                detail: describeDelay(delay.ms, delay.jitterMs),
              },
            ]),
      ];
    });
  }

  async switchOn(id: string, values: FaultValues): Promise<SwitchedOn> {
    const named = this.#named(id);
    if (id.endsWith('-away')) return { done: await this.#takeAway(named, values['seconds']), on: id };
    const [ms, jitterMs] = [Number(values['ms']), Number(values['jitterMs'])];
    named.server.latency.set({ ms, jitterMs });
    return { done: `${named.name} answers ${describeDelay(ms, jitterMs)}.`, on: id };
  }

  async remove(id: string): Promise<string> {
    const named = this.#named(id);
    if (id.endsWith('-away')) return this.#bringBack(named);
    named.server.latency.set(undefined);
    return `${named.name} answers at once again.`;
  }

  close(): void {
    for (const { timer } of this.#away.values()) timer.abort();
  }

  #named(id: string): NamedServer {
    const named = this.#servers.find((one) => id === `${one.id}-away` || id === `${one.id}-slow`);
    if (named === undefined) throw new ConsoleFault(404, `there is no fault ${id}`);
    return named;
  }

  async #takeAway({ id, name, server }: NamedServer, seconds: string | number | undefined): Promise<string> {
    const since = new Date();
    const timer = new AbortController();
    const interruption = await server.interrupt();
    if (seconds === undefined) {
      this.#away.set(id, { interruption, since, timer });
      return `${name} is away until you remove the fault.`;
    }
    const ms = Number(seconds) * 1_000;
    this.#away.set(id, { interruption, since, until: new Date(since.getTime() + ms), timer });
    void this.#bringBackLater(id, ms, timer.signal);
    return `${name} is away for ${seconds} s.`;
  }

  async #bringBackLater(id: string, ms: number, signal: AbortSignal): Promise<void> {
    try {
      await wait(ms, undefined, { signal });
    } catch {
      return;
    }
    const named = this.#named(`${id}-away`);
    const done = await this.#bringBack(named).catch((error: unknown) => String(error));
    this.#notes.add(done);
  }

  /** @throws ConsoleFault; it stays away, and can be brought back later */
  async #bringBack({ id, name }: NamedServer): Promise<string> {
    const away = this.#away.get(id);
    if (away === undefined) return `${name} is there.`;
    this.#away.delete(id);
    away.timer.abort();
    try {
      await away.interruption.resume();
    } catch (error) {
      const { until: _, ...still } = away;
      this.#away.set(id, still);
      throw new ConsoleFault(502, `${name} did not start again: ${error instanceof Error ? error.message : error}`);
    }
    return `${name} is back after ${((Date.now() - away.since.getTime()) / 1_000).toFixed(1)} s.`;
  }
}

function describeDelay(ms: number, jitterMs: number): string {
  return jitterMs === 0 ? `${ms} ms later` : `${ms} to ${ms + jitterMs} ms later`;
}
