import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../tools/command-line/run-command.ts';
import { Counts } from '../cost/counts.ts';
import { parseDemand } from './parse-demand.ts';
import { planCapacity } from './plan-capacity.ts';
import { renderCapacity } from './render-capacity.ts';
import { serviceTimes } from './service-times.ts';

await runCommand({
  usage: `npm run capacity -- --orders-per-second N [--hottest-partner 0.4] [--hottest-sku 0.1]

Prints what so many orders need in Azure, and what ends first: see docs/scale.md.

  --orders-per-second N   orders accepted in the busiest second
  --hottest-partner S     the share of them that the largest partner places: 0.4 by default
  --hottest-sku S         the share of them that has the most wanted SKU: 0.1 by default

Units and messages are those that "npm run cost" counted; times, limits and assumptions are in bench/capacity/service-times.json.`,
  options: {
    'orders-per-second': { type: 'string' },
    'hottest-partner': { type: 'string' },
    'hottest-sku': { type: 'string' },
  },
  run(flags) {
    const demand = parseDemand(flags);
    const counts = Counts.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../cost/counts.json'), 'utf8')));
    process.stdout.write(`${renderCapacity(demand, planCapacity(demand, counts, serviceTimes()))}\n`);
  },
});
