import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { wrapText } from '../command-line/wrap-text.ts';
import { root } from '../root.ts';
import type { Drill } from './drill-declaration.ts';

const Alerts = z.array(
  z.object({ name: z.string(), title: z.string(), severity: z.number(), description: z.string(), runbook: z.string() }),
);

/**
 * What the operator's pager shows, with the words of the alert.
 *
 * @throws Error if there is no such alert, or if its runbook is another page
 */
export function pageOperator({ call, runbook }: Drill, width: number): string[] {
  const page = `docs/runbooks/${runbook}`;
  if ('said' in call) {
    return [
      'The telephone rings. No alert has fired.',
      ...wrapText(`“${call.said}”`, { width, indent: 2 }),
      `  runbook: ${page}`,
    ];
  }
  const alerts = Alerts.parse(JSON.parse(readFileSync(join(root, 'infra', 'alerts.json'), 'utf8')));
  const alert = alerts.find(({ name }) => name === call.alert);
  if (alert === undefined) throw new Error(`infra/alerts.json has no alert ${call.alert}`);
  if (alert.runbook !== page) throw new Error(`the runbook of ${call.alert} is ${alert.runbook}, not ${page}`);
  return [
    `The pager: severity ${alert.severity}, ${alert.name}`,
    ...wrapText(alert.title, { width, indent: 2 }),
    ...wrapText(alert.description, { width, indent: 2 }),
    `  runbook: ${page}`,
  ];
}
