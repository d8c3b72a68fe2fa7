import { z } from 'zod';
import { orderEventTypes } from '../../../shared/domain/order-lifecycle.ts';

const types: readonly string[] = orderEventTypes;
const groups = [...new Set(types.map((type) => type.split('.')[0] ?? ''))];

/** The wanted types: exact ones and groups such as `order.*`, separated by commas. Without it, all are wanted. */
export const EventTypes = z
  .string()
  .meta({ type: 'array', items: { type: 'string', examples: ['order.*'] } })
  .transform((list) => [...new Set(list.split(','))].sort())
  .pipe(
    z.array(
      z
        .string()
        .refine(
          (type) => types.includes(type) || groups.some((group) => type === `${group}.*`),
          `must be event types, separated by commas: ${groups.map((group) => `${group}.*`).join(', ')}, ${types.join(', ')}`,
        ),
    ),
  );

/** @param wanted as parsed by `EventTypes` */
export function isWanted(wanted: readonly string[] | undefined, type: string): boolean {
  return wanted?.some((one) => one === type || (one.endsWith('.*') && type.startsWith(one.slice(0, -1)))) ?? true;
}
