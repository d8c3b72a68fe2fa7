import { describe, expect, test } from 'vitest';
import { diskFaults, failDisk } from './failing-disk.ts';

/** A server that stores values under keys. */
export interface Keeper {
  stateFile: string;
  /** Returns whether the value was accepted. */
  put(key: string): Promise<boolean>;
  has(key: string): Promise<boolean>;
  restart(): Promise<void>;
}

export const isDone = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

/** Declares, for every server and every disk fault, a test that nothing acknowledged is lost. */
export function keepThroughDiskFaults(keepers: Readonly<Record<string, () => Promise<Keeper>>>): void {
  describe.for(Object.keys(keepers))('%s', (name) => {
    test.for(diskFaults)(
      '%s: what it acknowledged is there, what it refused is not, and it works when the disk does',
      async (fault) => {
        const keeper = await keepers[name]?.();
        if (!keeper) return expect.fail('unknown');
        const answers = new Map<string, boolean>();
        const load = (when: string) =>
          Promise.all(
            Array.from({ length: 12 }, async (_, index) =>
              answers.set(`${when}${index}`, await keeper.put(`${when}${index}`)),
            ),
          );
        await load('before');
        const mend = failDisk(keeper.stateFile, fault);
        await load('during');
        for (const [key, isAccepted] of answers) expect([key, await keeper.has(key)]).toEqual([key, isAccepted]);
        mend();
        await load('after');
        const refused = [...answers].filter(([, isAccepted]) => !isAccepted).map(([key]) => key);
        expect(refused.length).toBeGreaterThan(0);
        expect(refused.filter((key) => !key.startsWith('during'))).toEqual([]);
        await keeper.restart();
        for (const [key, isAccepted] of answers) expect([key, await keeper.has(key)]).toEqual([key, isAccepted]);
      },
    );
  });
}
