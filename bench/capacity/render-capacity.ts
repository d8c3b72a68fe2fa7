import { short } from '../cost/render-cost.ts';
import type { Capacity, Demand } from './plan-capacity.ts';

/** The text that `npm run capacity` prints. A limit that is below the demand has a `!`. */
export function renderCapacity(demand: Demand, { needs, limits }: Capacity): string {
  const lines = [
    `${short(demand.ordersPerSecond)} orders/s need`,
    ...needs.map(({ what, amount, unit }) => `  ${what.padEnd(60)} ${short(amount)} ${unit}`.trimEnd()),
    '',
    'What ends first, in orders/s of all partners',
    ...limits.map(({ what, ordersPerSecond, remedy }) => {
      const isOver = ordersPerSecond < demand.ordersPerSecond;
      return `${isOver ? '! ' : '  '}${what.padEnd(60)} ${short(ordersPerSecond).padStart(8)}   then: ${remedy}`;
    }),
  ];
  return lines.join('\n');
}
