import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { features, SwitchedOff } from '../../domain/switched-off.ts';
import { explainIssue } from '../../explain-issue.ts';
import { firstFaultOf } from './first-fault-of.ts';
import { reportUnreadableDocument } from './read-document.ts';
import type { Readable } from './shared-list.ts';

const Whole = z.object({ off: z.array(z.unknown()) });
const Named = z.object({ feature: z.enum(features) });

/** Reads switch by switch: one that is damaged must not spoil the others. What is left out is reported. */
export function toReadableSwitches(document: JSONObject): Readable<SwitchedOff> {
  const { data, error } = Whole.safeParse(document, { error: explainIssue });
  const entries = data?.off ?? [];
  const read = entries.map((entry) => SwitchedOff.safeParse(entry, { error: explainIssue }));
  const faults =
    error === undefined ? read.flatMap((one, n) => explain(one.error, n, entries[n])) : [firstFaultOf(error)];
  if (faults.length > 0)
    reportUnreadableDocument('featureSwitches', 'feature-switches', document, new Error(faults.join('; ')));
  return { items: read.flatMap((one) => one.data ?? []), faults, isList: error === undefined };
}

function explain(error: z.ZodError | undefined, n: number, entry: unknown): string[] {
  if (error === undefined) return [];
  const { feature } = Named.safeParse(entry).data ?? {};
  return [`entry ${n + 1}${feature === undefined ? '' : ` (${feature})`}, ${firstFaultOf(error)}`];
}
