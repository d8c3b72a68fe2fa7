import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import { ConsoleFault } from '../console-fault.ts';
import type { ConsolePart } from '../console-part.ts';

/** Hands the page's questions to the monitor, which checks them. @param url the monitor's; empty if there is none */
export function monitorPart(url: string): ConsolePart {
  const paths = ['traces', 'traces/{id}', 'logs', 'metrics', 'metrics/series'];
  return {
    name: 'monitor',
    routes: paths.map((path) => ({
      method: 'GET',
      path: `/api/monitor/${path}`,
      handle: (request) => answer(url, request),
    })),
  };
}

async function answer(url: string, { path, query }: SimulatorRequest): Promise<Reply> {
  if (url === '') throw new ConsoleFault(404, 'This stack was started without a monitor, so there is no telemetry.');
  const asked = new URL(path.replace('/api/monitor/', '/api/'), url);
  asked.search = query.toString();
  const response = await fetch(asked).catch((cause: unknown) => {
    throw new ConsoleFault(502, `The monitor at ${url} doesn’t answer.`, { cause });
  });
  return { status: response.status, body: await response.json() };
}
