import { ConsoleFault } from '@partner-orders/embedded-azure/console/console-fault';
import type { Trace } from '@partner-orders/embedded-azure/internals/monitor/queries/query-answers';
import type { OrderTrace } from './shown-orders.ts';

/**
 * Asks the monitor for a trace. One that has not arrived is an answer too: spans arrive some seconds after they end.
 *
 * @param monitorUrl empty if there is no monitor
 * @throws ConsoleFault 502 if the monitor doesn't answer
 */
export async function readTrace(monitorUrl: string, id: string): Promise<OrderTrace> {
  if (monitorUrl === '') return { missing: 'This stack was started without a monitor, so there is no telemetry.' };
  let answer: Response;
  try {
    answer = await fetch(new URL(`/api/traces/${encodeURIComponent(id)}`, monitorUrl));
  } catch (cause) {
    throw new ConsoleFault(502, `The monitor at ${monitorUrl} doesn’t answer.`, { cause });
  }
  if (answer.status === 404)
    return { missing: 'The trace of its placement has not arrived. Spans arrive some seconds after they end.' };
  if (!answer.ok) throw new ConsoleFault(502, `The monitor answered ${answer.status}.`);
  return { trace: (await answer.json()) as Trace };
}
