import type { Panel } from '../panel.ts';
import type { SearchKey } from '../search-key.ts';
import { TraceList } from './trace-list.tsx';
import { TraceView } from './trace-view.tsx';

/** @param keys what traces are searched by, besides their names */
export function tracesPanel(keys: readonly SearchKey[]): Panel {
  return {
    path: 'traces',
    name: 'Traces',
    group: 'Azure',
    about: 'What ran, for how long and how it ended: requests with everything that they caused.',
    view: ({ rest: [operationId], query }) =>
      operationId === undefined ? (
        <TraceList keys={keys} query={query} />
      ) : (
        <TraceView key={operationId} operationId={operationId} keys={keys} />
      ),
  };
}
