import type { Route } from '@partner-orders/loopback-server/http/route';
import { ConsoleFault } from '../console-fault.ts';
import type { ConsolePart } from '../console-part.ts';
import { checkValues } from './check-values.ts';
import type { FaultNotes } from './fault-notes.ts';
import type { FaultSource } from './fault-source.ts';
import type { ActiveFault, ShownFaults, SwitchedOn } from './fault-switch.ts';

/** A load may have one for each order. */
const MOST_SINGLE = 50;

/** Everything that can be made to fail, and what fails now. */
export function faultsPart(sources: readonly FaultSource[], notes: FaultNotes): ConsolePart {
  const all = async (): Promise<ActiveFault[]> =>
    (await Promise.all(sources.map(async (source) => source.active()))).flat();
  const active = async () => (await all()).filter(isOfSystem);

  const switchOn = async (id: string, body: string): Promise<SwitchedOn> => {
    for (const source of sources) {
      const found = source.switches().find((one) => one.id === id);
      if (found === undefined) continue;
      if (found.unavailable !== undefined) throw new ConsoleFault(409, found.unavailable);
      const switched = await source.switchOn(id, checkValues(found, body));
      notes.add(switched.done);
      return switched;
    }
    throw new ConsoleFault(404, `there is no fault ${id}`);
  };

  const remove = async (id: string): Promise<string> => {
    for (const source of sources) {
      const faults = await source.active();
      if (!faults.some((fault) => fault.id === id)) continue;
      const done = await source.remove(id);
      notes.add(done);
      return done;
    }
    throw new ConsoleFault(404, `no fault ${id} is on`);
  };

  /** Tries all before it says what could not be removed. What concerns one thing only stays. */
  const removeAll = async (): Promise<string> => {
    const faults = (await active()).filter(({ isPassing }) => !isPassing);
    const outcomes = await Promise.allSettled(faults.map(({ id }) => remove(id)));
    const failed = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
    if (failed.length > 0) throw new ConsoleFault(502, failed.join('; '));
    return faults.length === 0 ? 'No fault was on.' : 'All faults are removed.';
  };

  const routes: Route[] = [
    {
      method: 'GET',
      path: '/api/faults',
      handle: async () => {
        const switches = sources.flatMap((source) => source.switches());
        const found = await all();
        const single = found.filter((fault) => !isOfSystem(fault));
        const body: ShownFaults = {
          ...{ switches, active: found.filter(isOfSystem), notes: notes.list() },
          ...{ single: single.slice(0, MOST_SINGLE), singleCount: single.length },
        };
        return { status: 200, body };
      },
    },
    { method: 'GET', path: '/api/faults/active', handle: async () => ({ status: 200, body: await active() }) },
    {
      method: 'POST',
      path: '/api/faults/{id}',
      handle: async ({ parameters: { id = '' }, body }) => ({ status: 200, body: await switchOn(id, body) }),
    },
    {
      method: 'DELETE',
      path: '/api/faults/{id}',
      handle: async ({ parameters: { id = '' } }) => ({ status: 200, body: { done: await remove(id) } }),
    },
    { method: 'DELETE', path: '/api/faults', handle: async () => ({ status: 200, body: { done: await removeAll() } }) },
  ];
  return {
    name: 'faults',
    routes,
    close: async () => {
      for (const source of sources) source.close?.();
    },
  };
}

const isOfSystem = ({ only }: ActiveFault) => only === undefined;
