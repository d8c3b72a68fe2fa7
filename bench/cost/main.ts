import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../tools/command-line/run-command.ts';
import { UsageError } from '../../tools/command-line/usage-error.ts';
import { root } from '../../tools/root.ts';
import { replaceBlock } from '../report/replace-block.ts';
import { Counts } from './counts.ts';
import { readPrices } from './prices.ts';
import { renderCost } from './render-cost.ts';

const countsFile = join(import.meta.dirname, 'counts.json');
const page = join(root, 'docs', 'cost.md');

await runCommand({
  usage: `npm run cost [-- --count] [--orders N] [--prices FILE] [--write]

Prints what orders cost in Azure, from counts on the wire and a table of prices.

  --count         count again, on a local stack of its own (some minutes), and keep the counts in bench/cost/counts.json
  --orders N      orders of each outcome to count: 10 by default
  --prices FILE   another table of prices, in the form of bench/cost/prices.json
  --write         write the figures into docs/cost.md`,
  options: {
    count: { type: 'boolean', default: false },
    orders: { type: 'string' },
    prices: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
  async run({ count, orders, prices: file, write }) {
    if (orders !== undefined && !count) throw new UsageError('--orders needs --count');
    if (orders !== undefined && !/^[1-9]\d{0,3}$/.test(orders)) {
      throw new UsageError(`--orders ${orders}: must be a whole number from 1 to 9999`);
    }
    if (write && file !== undefined) {
      throw new UsageError(
        '--write takes the prices of the project: change bench/cost/prices.json instead of --prices',
      );
    }
    const prices = readPrices(file ?? join(import.meta.dirname, 'prices.json'));
    if (count) {
      const { countUsage } = await import('./count-usage.ts');
      const counted = await countUsage(Number(orders ?? 10), (line) => process.stderr.write(`${line}\n`));
      writeFileSync(countsFile, `${JSON.stringify(counted, null, 2)}\n`);
    }
    const figures = renderCost(Counts.parse(JSON.parse(readFileSync(countsFile, 'utf8'))), prices);
    process.stdout.write(`${figures}\n`);
    if (write) writeFileSync(page, replaceBlock(readFileSync(page, 'utf8'), 'figures', figures));
  },
});
