import { serve } from '@partner-orders/loopback-server/http/serve';
import { expect, test } from 'vitest';
import type { HostProcess } from '../../host-process.ts';
import { stillStanding } from './running-sagas.ts';

test('a saga stands until it has moved or is gone, and one that the host can’t tell of is not taken for moved', async () => {
  const moved: Record<string, string> = { stands: 'at first', moves: 'later' };
  const host = await serve({
    name: 'the host',
    port: 0,
    wording: { unrouted: () => ({ status: 404 }), tooLarge: () => ({ status: 413 }), failed: () => ({ status: 500 }) },
    routes: [
      {
        method: 'GET',
        path: '/runtime/webhooks/durabletask/instances/{id}',
        handle: ({ parameters: { id = '' } }) => {
          if (id === 'unknown') return { status: 503 };
          const lastUpdatedTime = moved[id];
          if (lastUpdatedTime === undefined) return { status: 404 };
          return { status: 200, body: { instanceId: id, lastUpdatedTime, runtimeStatus: 'Running' } };
        },
      },
    ],
  });
  try {
    const before = new Map(['stands', 'moves', 'gone', 'unknown'].map((id) => [id, 'at first']));
    const left = await stillStanding({ url: host.url } as HostProcess, before);
    expect([...left.keys()]).toEqual(['stands', 'unknown']);
  } finally {
    await host.close();
  }
});
