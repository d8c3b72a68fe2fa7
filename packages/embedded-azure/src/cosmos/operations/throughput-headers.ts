import { readThroughput, type Throughput } from '../containers/throughput.ts';
import { headerOf, type WireRequest } from '../wire/operation.ts';

/** The throughput that the maker of a database or a container asks for; undefined when that is nothing. */
export function throughputHeaders(request: WireRequest): Throughput | undefined {
  return readThroughput(
    headerOf(request, 'x-ms-offer-throughput'),
    headerOf(request, 'x-ms-cosmos-offer-autopilot-settings'),
  );
}
