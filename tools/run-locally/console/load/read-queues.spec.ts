import { serve } from '@partner-orders/loopback-server/http/serve';
import { expect, test } from 'vitest';
import { readQueues } from './read-queues.ts';

test('the counts are unknown, and no failure, while the server answers something else', async () => {
  const server = await serve({
    name: 'the counts',
    port: 0,
    wording: { unrouted: () => ({ status: 404 }), tooLarge: () => ({ status: 413 }), failed: () => ({ status: 500 }) },
    routes: [{ method: 'GET', path: '/entities', handle: () => ({ status: 200, html: '<p>not yet</p>' }) }],
  });
  expect(await readQueues(server.url)).toBeUndefined();
  await server.close();
  expect(await readQueues(server.url)).toBeUndefined();
});
