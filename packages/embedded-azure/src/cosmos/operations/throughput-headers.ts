import { readThroughput, type Throughput } from '../containers/throughput.ts';
import { headerOf, type WireRequest } from '../wire/operation.ts';

/** The throughput that a request for a new database or container asks for; undefined if it names none. */
export function throughputHeaders(request: WireRequest): Throughput | undefined {
  return readThroughput(
    headerOf(request, 'x-ms-offer-throughput'),
    headerOf(request, 'x-ms-cosmos-offer-autopilot-settings'),
  );
}
