import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConsoleFault } from '@partner-orders/embedded-azure/console/console-fault';
import type { ConsolePart } from '@partner-orders/embedded-azure/console/console-part';
import { stateFlag } from '../../../command-line/state-flag.ts';
import { readAlerts } from '../../../monitoring/read-alerts.ts';
import type { TelemetryQuestions } from '../../../monitoring/telemetry-questions.ts';
import { callsIn } from '../../../operator/story/calls-in.ts';
import { root } from '../../../root.ts';
import type { ShownAlerts, ShownRunbook, ShownStates } from './shown-alert.ts';
import { toLocalCommands } from './to-local-commands.ts';

export interface AlertsPartOptions {
  questions: TelemetryQuestions;
  /** The state directory of the stack, if commands have to name it. */
  state: string | undefined;
}

/**
 * The alerts of a deployment, and what each would say on the telemetry of the local monitor.
 */
export function alertsPart({ questions, state }: AlertsPartOptions): ConsolePart {
  const command = callsIn({ state })('alerts');
  return {
    name: 'alerts',
    routes: [
      {
        method: 'GET',
        path: '/api/alerts',
        handle: () => {
          const alerts = readAlerts().map(({ name, title, severity, description, runbook, kind }) => ({
            ...{ name, title, severity, description, runbook, kind },
          }));
          const body: ShownAlerts = { alerts, command };
          return { status: 200, body };
        },
      },
      {
        method: 'GET',
        path: '/api/alerts/states',
        handle: async ({ gone }) => {
          const now = Date.now();
          const states = await questions.alerts(now, gone()).catch((cause: unknown) => {
            throw new ConsoleFault(502, cause instanceof Error ? cause.message : String(cause), { cause });
          });
          const body: ShownStates = {
            at: new Date(now).toISOString(),
            states: states.map(({ name, state, rows, because }) => ({
              ...{ name, state, rows },
              ...(because === undefined ? {} : { because }),
            })),
          };
          return { status: 200, body };
        },
      },
      {
        method: 'GET',
        path: '/api/alerts/runbooks/{name}',
        handle: ({ parameters: { name = '' } }) => {
          const file = `docs/runbooks/${name}.md`;
          // Only what is there, so that no name leads elsewhere.
          if (!readdirSync(join(root, 'docs', 'runbooks')).includes(`${name}.md`))
            throw new ConsoleFault(404, `there is no runbook ${name}`);
          const text = toLocalCommands(readFileSync(join(root, file), 'utf8'), state);
          const body: ShownRunbook = { file, text, flag: stateFlag(state).trim() };
          return { status: 200, body };
        },
      },
    ],
  };
}
