import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** `until` is the end of a rotated secret's overlap. */
const Secret = z.object({ value: z.string(), until: z.iso.datetime().optional() });
export type KeptSecret = z.infer<typeof Secret>;
const Kept = z.record(z.string(), z.object({ endpointId: z.string(), secrets: z.array(Secret) }));
export type KeptEndpoints = z.infer<typeof Kept>;

/** The endpoints of the console's receiver with their secrets, by partner, which a restart goes on with. */
export class InboxFile {
  readonly #file: string;

  constructor(directory: string) {
    this.#file = join(directory, 'console-webhooks.json');
  }

  /** Empty if there is none, or if it can't be read: then the endpoints are made again. */
  read(): KeptEndpoints {
    try {
      return Kept.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      return {};
    }
  }

  /** Only this user may read it: it has secrets. */
  write(endpoints: KeptEndpoints): void {
    writeFileSync(this.#file, `${JSON.stringify(endpoints, undefined, 2)}\n`, { mode: 0o600 });
  }
}
