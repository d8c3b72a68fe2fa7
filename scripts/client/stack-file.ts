import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../partner-orders.ts';

const Credentials = z.object({ clientId: z.string(), clientSecret: z.string() });
const StackFile = z.object({
  api: z.url(),
  identity: z.url(),
  payments: z.url(),
  carrier: z.url(),
  partners: z.record(z.string(), Credentials),
});
export type StackFile = z.infer<typeof StackFile>;

/** What `npm start` wrote when it was ready. */
export function readStackFile(): StackFile {
  const file = join(root, '.local', 'stack.json');
  try {
    return StackFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`${file} can't be read: is \`npm start\` running?`, { cause: error });
  }
}
