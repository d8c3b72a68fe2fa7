import { z } from 'zod';
import { ConsoleFault } from '../console-fault.ts';
import type { FaultSource } from './fault-source.ts';
import type { ActiveFault, FaultValues } from './fault-switch.ts';

const Fault = z.object({
  status: z.number().optional(),
  retryAfter: z.number().optional(),
  delayMs: z.number().optional(),
  times: z.number().optional(),
});
const PLACE = 'Telemetry (Application Insights)';
const ID = 'telemetry';
const TIMES = { name: 'times', label: 'Requests', kind: 'number', least: 1, most: 100_000, isOptional: true } as const;

/** How the monitor's ingestion answers exporters, through its own interface. @param monitor its URL */
export function ingestionFault(monitor: string): FaultSource {
  const url = new URL('/_monitor/faults', monitor).href;
  const ask = async (method: string, values?: FaultValues): Promise<z.infer<typeof Fault>> => {
    const body = values === undefined ? {} : { body: JSON.stringify(values) };
    const answer = await fetch(url, { method, ...body }).catch((error: unknown) => {
      throw new ConsoleFault(502, `the monitor doesn’t answer: ${error}`);
    });
    if (!answer.ok) throw new ConsoleFault(502, `the monitor refused: ${await answer.text()}`);
    return Fault.parse(await answer.json());
  };
  const command = { method: 'PUT', url, fixed: {} } as const;
  return {
    switches: () => [
      {
        id: `${ID}-refused`,
        place: PLACE,
        name: 'The ingestion refuses telemetry',
        about:
          'Exporters get this status. 206 refuses every second item. They keep what they can and send it again; orders don’t notice.',
        fields: [
          { name: 'status', label: 'Status', kind: 'number', least: 206, most: 599, initial: 503 },
          { name: 'retryAfter', label: 'Retry-After (s)', kind: 'number', least: 0, most: 3_600, isOptional: true },
          TIMES,
        ],
        verb: 'Refuse',
        command,
      },
      {
        id: `${ID}-slow`,
        place: PLACE,
        name: 'The ingestion answers late',
        about: 'Telemetry is accepted, but each answer takes so long. Only one fault of the ingestion is on at a time.',
        fields: [
          { name: 'delayMs', label: 'Milliseconds', kind: 'number', least: 1, most: 600_000, initial: 5_000 },
          TIMES,
        ],
        verb: 'Slow it down',
        command,
      },
    ],
    async active(): Promise<ActiveFault[]> {
      const { status, delayMs } = await ask('GET').catch((): z.infer<typeof Fault> => ({}));
      const fault = { place: PLACE, command: `curl -X DELETE ${url}` };
      if (status !== undefined)
        return [{ ...fault, id: `${ID}-refused`, name: 'The ingestion refuses telemetry', detail: `with ${status}` }];
      if (delayMs !== undefined)
        return [{ ...fault, id: `${ID}-slow`, name: 'The ingestion answers late', detail: `${delayMs} ms later` }];
      return [];
    },
    async switchOn(id, values) {
      await ask('PUT', values);
      const { status, delayMs } = values;
      const done =
        status === undefined ? `The ingestion answers ${delayMs} ms later.` : `The ingestion answers ${status}.`;
      return { done, on: id };
    },
    async remove() {
      await ask('DELETE');
      return 'The ingestion takes telemetry again.';
    },
  };
}
