import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { Route, SimulatorRequest } from '@partner-orders/loopback-server/http/route';

/** A route below `/api/webhooks` that answers with JSON. */
export const webhookRoute = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  handle: (request: SimulatorRequest) => unknown,
): Route => ({
  method,
  path: `/api/webhooks/${path}`,
  handle: async (request): Promise<Reply> => ({ status: 200, body: await handle(request) }),
});
