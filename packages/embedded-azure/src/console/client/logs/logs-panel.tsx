import type { Panel } from '../panel.ts';
import type { SearchKey } from '../search-key.ts';
import { LogList } from './log-list.tsx';

/**
 * @param keys what lines are searched by, besides their words
 * @param happenedIn the property that says when it happened, of a line that was written later
 */
export function logsPanel(keys: readonly SearchKey[], happenedIn: string): Panel {
  return {
    path: 'logs',
    name: 'Logs',
    group: 'Azure',
    about: 'What the app and its host wrote, and the exceptions, the newest first.',
    view: ({ query }) => <LogList keys={keys} happenedIn={happenedIn} query={query} />,
  };
}
