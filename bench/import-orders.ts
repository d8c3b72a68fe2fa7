import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { buildAppIfStale } from '../tools/build/build.ts';
import { runCommand } from '../tools/command-line/run-command.ts';
import { UsageError } from '../tools/command-line/usage-error.ts';
import { root } from '../tools/root.ts';
import { measureImportBeside } from './parts/import-beside.ts';
import { measureImportFile } from './parts/import-file.ts';
import { ordersAlone, type RunningStack, startStack } from './processes/start-stack.ts';

const LINE_BYTES = 64 * 1_024;
const GIGABYTE = 1_024 ** 3;
const example = JSON.parse(readFileSync(join(root, 'docs', 'example-order.json'), 'utf8'));
const directory = mkdtempSync(join(tmpdir(), 'import-orders-'));
const trusted = getCACertificates('default');
const lineOf = (reference: string) => `${JSON.stringify({ ...example, reference })}\n`;
const say = (line: string) => process.stdout.write(`${line}\n`);

await runCommand({
  usage: `npm run bench:import [-- PART [ORDERS]]

Imports files on the whole stack, through the API, as a partner does. PART is one of

  beside  orders of the partner itself and of another one, while an import runs and while none does, in turns
  small   a file of ORDERS small lines (200000 by default), then the same file again
  large   a file of 1 GB of lines of 64 KiB: every second one is an order, the others are refused
  all     all of them, the default

For \`small\` and \`large\` no sagas run, and nothing limits the import: see docs/performance.md.`,
  options: {},
  words: 2,
  async run(_, [part = 'all', orders = '200000']) {
    if (!['all', 'beside', 'small', 'large'].includes(part)) throw new UsageError(`there is no part ${part}`);
    if (!/^[1-9]\d{0,6}$/.test(orders)) throw new UsageError(`${orders}: must be a whole number above 0`);
    await buildAppIfStale(root);
    say(`${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(0)}`);
    try {
      if (part === 'all' || part === 'beside') await onStack({}, measureImportBeside);
      const alone = { ...ordersAlone, IMPORT_ORDERS_PER_SECOND: '10000', IMPORT_PAUSE_AFTER_MS: '86400000' };
      if (part === 'all' || part === 'small') await onStack(alone, (stack) => importSmall(stack, Number(orders)));
      if (part === 'all' || part === 'large') await onStack(alone, importLarge);
    } finally {
      rmSync(directory, { recursive: true });
    }
  },
});

async function onStack(settings: Record<string, string>, work: (stack: RunningStack) => Promise<void>): Promise<void> {
  const stack = await startStack(settings);
  setDefaultCACertificates([...trusted, readFileSync(stack.caFile, 'utf8')]);
  try {
    await work(stack);
  } finally {
    await stack.stop();
  }
}

async function importSmall(stack: RunningStack, count: number): Promise<void> {
  const file = join(directory, 'small.ndjson');
  await writeLines(file, count, (n) => lineOf(`small-${n}`));
  await measureImportFile(`${count} small lines`, stack, file);
  await measureImportFile('the same file again', stack, file);
}

async function importLarge(stack: RunningStack): Promise<void> {
  const file = join(directory, 'large.ndjson');
  const count = GIGABYTE / LINE_BYTES;
  // Spaces between its fields are a part of JSON like any other.
  await writeLines(file, count, (n) => {
    const line = JSON.stringify({ ...example, reference: `large-${n}`, ...(n % 2 === 0 ? {} : { colour: 'red' }) });
    return `{${' '.repeat(LINE_BYTES - 1 - line.length)}${line.slice(1)}\n`;
  });
  await measureImportFile(`${count} lines of 64 KiB`, stack, file);
}

async function writeLines(file: string, count: number, line: (n: number) => string): Promise<void> {
  const written = await open(file, 'w');
  for (let n = 0; n < count; n += 100) {
    await written.write(Array.from({ length: Math.min(100, count - n) }, (_, k) => line(n + k)).join(''));
  }
  await written.close();
}
