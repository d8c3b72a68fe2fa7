import { z } from 'zod';
import { feedEventGroups, feedEventTypes } from '../../../shared/domain/event-catalogue.ts';
import { isWantedType } from '../../../shared/domain/webhook-endpoint.ts';

const wantable: readonly string[] = [...feedEventGroups, ...feedEventTypes];

/** The wanted types: exact ones and groups such as `order.*`, separated by commas. Without it, all are wanted. */
export const EventTypes = z
  .string()
  .meta({ type: 'array', items: { type: 'string', examples: ['order.*'] } })
  .transform((list) => [...new Set(list.split(','))].sort())
  .pipe(
    z.array(
      z
        .string()
        .refine((type) => wantable.includes(type), `must be event types, separated by commas: ${wantable.join(', ')}`),
    ),
  );

/** @param wanted as parsed by `EventTypes` */
export function isWanted(wanted: readonly string[] | undefined, type: string): boolean {
  return wanted === undefined || isWantedType(wanted, type);
}
