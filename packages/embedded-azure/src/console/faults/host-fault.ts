import { setTimeout as wait } from 'node:timers/promises';
import type { HostProcess } from '../../host-process.ts';
import { ConsoleFault } from '../console-fault.ts';
import type { FaultNotes } from './fault-notes.ts';
import type { FaultSource } from './fault-source.ts';
import type { ActiveFault, FaultSwitch, SwitchedOn } from './fault-switch.ts';
import { runningSagas, stillStanding } from './running-sagas.ts';

const ID = 'host-killed';
const PLACE = 'App (Functions host)';
const LOOK_EVERY_MS = 100;
/** Each time, every saga that has not moved is one request. */
const ASK_EVERY_MS = 1_500;
/** A saga may wait this long for its next step, such as another attempt. */
const SAGAS_MOVE_WITHIN_MS = 300_000;

/**
 * Kills the Functions host as a crash would, and watches until it is back and its sagas have gone on. The host loads the
 * app into its own process, so there is no separate worker to kill.
 */
export class HostFault implements FaultSource {
  readonly #host: () => HostProcess | undefined;
  readonly #notes: FaultNotes;
  readonly #closing = new AbortController();
  #since: Date | undefined;

  /** @param host the one that runs; undefined while there is none */
  constructor(host: () => HostProcess | undefined, notes: FaultNotes) {
    this.#host = host;
    this.#notes = notes;
  }

  switches(): FaultSwitch[] {
    const pid = this.#host()?.child.pid;
    return [
      {
        id: ID,
        place: PLACE,
        name: 'The Functions host is killed',
        about:
          'SIGKILL, as in a crash: nothing is saved or finished. It starts again by itself as in Azure, and every saga continues where it was. Here the host runs the app in its own process, so its worker dies with it.',
        fields: [],
        verb: 'Kill it',
        question: 'Kill the Functions host? It stops in the middle of whatever it does, for every partner.',
        command: `kill -9 ${pid ?? 'PID'}`,
        ...(pid === undefined
          ? { unavailable: 'This console has no host to kill: it does not run, or you started it yourself.' }
          : {}),
        ...(this.#since !== undefined ? { unavailable: 'It is being started again.' } : {}),
      },
    ];
  }

  active(): ActiveFault[] {
    if (this.#since === undefined) return [];
    const detail = 'it is being started again';
    return [
      {
        id: ID,
        place: PLACE,
        name: 'The Functions host was killed',
        detail,
        since: this.#since.toISOString(),
        isPassing: true,
      },
    ];
  }

  async switchOn(): Promise<SwitchedOn> {
    const host = this.#host();
    if (host === undefined) throw new ConsoleFault(409, 'the host does not run');
    const sagas = await runningSagas(host);
    this.#since = new Date();
    host.child.kill('SIGKILL');
    void this.#watch(host, sagas).catch(() => undefined);
    return { done: `The host (process ${host.child.pid}) was killed while ${count(sagas.size)} ran.`, on: ID };
  }

  async remove(): Promise<string> {
    throw new ConsoleFault(409, 'the host starts again by itself');
  }

  close(): void {
    this.#closing.abort();
  }

  async #watch(killed: HostProcess, sagas: ReadonlyMap<string, string>): Promise<void> {
    const begun = performance.now();
    const elapsed = () => `${((performance.now() - begun) / 1_000).toFixed(1)} s`;
    const next = await this.#untilBack(killed);
    this.#since = undefined;
    this.#notes.add(`The host is back as process ${next.child.pid}: it was away for ${elapsed()}.`);
    if (sagas.size === 0) return;
    let left = await stillStanding(next, sagas);
    while (left.size > 0 && performance.now() - begun < SAGAS_MOVE_WITHIN_MS) {
      await this.#pause(ASK_EVERY_MS);
      left = await stillStanding(this.#host() ?? next, left);
    }
    const [first] = left.keys();
    if (first === undefined) this.#notes.add(`${count(sagas.size)} of before the kill went on within ${elapsed()}.`);
    else
      this.#notes.add(
        `${count(left.size)} of before the kill did not need to move for ${elapsed()}, or are stuck: ${first} …`,
      );
  }

  async #untilBack(killed: HostProcess): Promise<HostProcess> {
    for (;;) {
      const now = this.#host();
      if (now !== undefined && now !== killed) return now;
      await this.#pause(LOOK_EVERY_MS);
    }
  }

  #pause(ms: number): Promise<void> {
    return wait(ms, undefined, { signal: this.#closing.signal });
  }
}

function count(sagas: number): string {
  return sagas === 1 ? '1 saga' : `${sagas} sagas`;
}
