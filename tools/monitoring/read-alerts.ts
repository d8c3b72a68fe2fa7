import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../root.ts';

const Shared = z.object({
  name: z.string(),
  title: z.string(),
  severity: z.int(),
  runbook: z.string(),
  description: z.string(),
});
const Dimension = z.object({ name: z.string(), values: z.array(z.string()) });
const lookBacks = { PT15M: 900_000, PT1H: 3_600_000, P1D: 86_400_000 } as const;
const LogAlert = Shared.extend({
  kind: z.literal('log'),
  query: z.string(),
  lookBack: z.enum(['PT15M', 'PT1H', 'P1D']).transform((text) => lookBacks[text]),
  dimensions: z.array(Dimension),
});
const MetricAlert = Shared.extend({ kind: z.literal('metric') });
const Alerts = z.array(z.discriminatedUnion('kind', [LogAlert, MetricAlert]));

/** `lookBack` is in milliseconds. */
export type Alert = z.infer<typeof Alerts>[number];
export type LogAlert = z.infer<typeof LogAlert>;

/** The alerts that are deployed. */
export function readAlerts(): Alert[] {
  return Alerts.parse(JSON.parse(readFileSync(join(root, 'infra', 'alerts.json'), 'utf8')));
}
