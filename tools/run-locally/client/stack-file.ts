import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZodError, z } from 'zod';

const Credentials = z.object({ clientId: z.string(), clientSecret: z.string() });
const StackFile = z.object({
  /** Of `npm start`. */
  pid: z.int(),
  api: z.url(),
  gateway: z.url(),
  identity: z.url(),
  cosmos: z.string(),
  serviceBus: z.string(),
  storage: z.string(),
  payments: z.url(),
  carrier: z.url(),
  keyVault: z.url(),
  /** The page; empty without a monitor. */
  monitor: z.string(),
  /** The console's page; empty without one. */
  console: z.string(),
  /** The mail service, with a page of the mails. */
  email: z.url(),
  /** The blob service of partners' files. */
  files: z.url(),
  /** The file for NODE_EXTRA_CA_CERTS, needed to reach the vault. */
  caFile: z.string(),
  /** The client that may change the vault's secrets. */
  operator: Credentials,
  partners: z.record(z.string(), Credentials),
  /** The client of the merchant's own systems. */
  merchant: Credentials,
});
export type StackFile = z.infer<typeof StackFile>;

const fileIn = (directory: string) => join(directory, 'stack.json');

/** Writes the file that tools find a running stack by, in its state directory. */
export function writeStackFile(directory: string, content: StackFile): void {
  writeFileSync(fileIn(directory), `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 });
}

export function removeStackFile(directory: string): void {
  rmSync(fileIn(directory), { force: true });
}

/**
 * Reads what the running `npm start` wrote when it was ready.
 *
 * @throws also when that process has ended without deleting the file, for example when it was killed
 */
export function readStackFile(directory: string): StackFile {
  const file = fileIn(directory);
  const stack = parse(file);
  if (isAlive(stack.pid)) return stack;
  throw new Error(
    `no stack runs on ${directory}: is \`npm start\` running? process ${stack.pid} wrote ${file} and has ended`,
  );
}

function parse(file: string): StackFile {
  try {
    return StackFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const why = error instanceof ZodError ? `, its ${error.issues[0]?.path.join('.')} is wrong` : '';
    throw new Error(
      `${file} can't be read${why}: is \`npm start\` running? Name its state with --state DIR if it is not the default`,
      { cause: error },
    );
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process: it is alive.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The running stack on this state, if there is one. */
export function findRunningStack(directory: string): StackFile | undefined {
  try {
    return readStackFile(directory);
  } catch {
    return undefined;
  }
}
