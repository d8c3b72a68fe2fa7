import type { Panel } from '../panel.ts';
import type { SearchKey } from '../search-key.ts';
import type { Chatter } from './chatter.ts';
import { TraceList } from './trace-list.tsx';
import { TraceView } from './trace-view.tsx';

/**
 * @param keys what traces are searched by, besides their names
 * @param chatter left out unless it is asked for, or one value or a name is searched
 */
export function tracesPanel(keys: readonly SearchKey[], chatter?: Chatter): Panel {
  return {
    path: 'traces',
    name: 'Traces',
    group: 'Azure',
    about: 'What ran, for how long and how it ended: requests with everything that they caused.',
    view: ({ rest: [operationId], query }) =>
      operationId === undefined ? (
        <TraceList keys={keys} chatter={chatter} query={query} />
      ) : (
        <TraceView key={operationId} operationId={operationId} keys={keys} />
      ),
  };
}
