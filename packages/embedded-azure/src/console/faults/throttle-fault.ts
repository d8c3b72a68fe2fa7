import type { FaultSource } from './fault-source.ts';
import type { ActiveFault } from './fault-switch.ts';

const ID = 'database-throttled';
const PLACE = 'Database (Cosmos DB)';
const NAME = 'The database throttles requests';

/** Answers the next requests for data with 429, as when the request units are used up. */
export function throttleFault({
  throttle,
  left,
}: {
  throttle(next: number, retryAfterMs: number): void;
  left(): number;
}): FaultSource {
  return {
    switches: () => [
      {
        id: ID,
        place: PLACE,
        name: NAME,
        about:
          'The next requests for data get 429, as when the request units are used up. The SDK tries each again after the pause.',
        fields: [
          { name: 'requests', label: 'Requests', kind: 'number', least: 1, most: 100_000, initial: 100 },
          { name: 'retryAfterMs', label: 'Pause (ms)', kind: 'number', least: 0, most: 30_000, initial: 100 },
        ],
        verb: 'Throttle',
      },
    ],
    active: (): ActiveFault[] =>
      left() > 0
        ? [
            {
              id: ID,
              place: PLACE,
              name: NAME,
              detail: left() === 1 ? '1 request is left' : `${left()} requests are left`,
            },
          ]
        : [],
    async switchOn(_id, values) {
      throttle(Number(values['requests']), Number(values['retryAfterMs']));
      const { requests } = values;
      const next = requests === 1 ? 'request to the database gets' : `${requests} requests to the database get`;
      return { done: `The next ${next} 429.`, on: ID };
    },
    async remove() {
      throttle(0, 0);
      return 'The database answers all requests again.';
    },
  };
}
