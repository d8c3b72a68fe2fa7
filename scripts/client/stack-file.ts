import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Credentials = z.object({ clientId: z.string(), clientSecret: z.string() });
const StackFile = z.object({
  api: z.url(),
  gateway: z.url(),
  identity: z.url(),
  cosmos: z.string(),
  serviceBus: z.string(),
  payments: z.url(),
  carrier: z.url(),
  keyVault: z.url(),
  /** What NODE_EXTRA_CA_CERTS must name to reach the vault. */
  caFile: z.string(),
  /** Who may change the vault's secrets. */
  operator: Credentials,
  partners: z.record(z.string(), Credentials),
});
export type StackFile = z.infer<typeof StackFile>;

/** In the directory of the state, for as long as the stack runs. */
export const STACK_FILE = 'stack.json';

/** What `npm start` wrote when it was ready. */
export function readStackFile(directory: string): StackFile {
  const file = join(directory, STACK_FILE);
  try {
    return StackFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`${file} can't be read: is \`npm start\` running?`, { cause: error });
  }
}
