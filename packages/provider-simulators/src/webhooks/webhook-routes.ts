import { type BodyIssue, parseJson } from '@partner-orders/loopback-server/http/parse-json';
import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { Route } from '@partner-orders/loopback-server/http/route';
import type { GroupCommit } from '@partner-orders/loopback-server/sqlite/group-commit';
import { z } from 'zod';
import type { WebhookDelivery } from './deliver-webhooks.ts';
import { WebhookEndpoint } from './webhook-endpoint.ts';
import type { WebhookOutbox } from './webhook-outbox.ts';

const PATH = '/_simulator/webhooks';

const All = z.strictObject({
  endpoints: z
    .array(WebhookEndpoint)
    .max(16)
    .refine((all) => new Set(all.map(({ url }) => url)).size === all.length, 'two endpoints have the same url'),
});

export interface WebhookParts {
  readonly outbox: WebhookOutbox;
  readonly delivery: WebhookDelivery;
  readonly commits: GroupCommit;
}

/** Controls where a simulator sends its events, and shows what waits. See ../README.md. */
export function webhookRoutes({ outbox, delivery, commits }: WebhookParts): Route[] {
  const shown = (): Reply => ({
    status: 200,
    body: {
      endpoints: [...outbox.endpoints()].map(([id, { url, types, secrets }]) => ({
        ...{ id, url, types },
        secrets: secrets.length,
      })),
      waiting: outbox.waiting().map(({ endpoint, event, type, attempts, dueAt, outcome }) => ({
        ...{ endpoint, event, type, attempts, outcome },
        nextAttemptAt: new Date(dueAt).toISOString(),
      })),
    },
  });
  return [
    { method: 'GET', path: PATH, handle: shown },
    {
      method: 'PUT',
      path: PATH,
      async handle({ body }) {
        const parsed = parseJson(All, body);
        if (parsed.value === undefined) return refusal(parsed.issues);
        const { endpoints } = parsed.value;
        await commits.write(() => outbox.setEndpoints(endpoints));
        delivery.wake();
        return shown();
      },
    },
    {
      method: 'POST',
      path: `${PATH}/retry`,
      async handle() {
        await commits.write(() => outbox.hasten());
        delivery.wake();
        return { status: 202 };
      },
    },
  ];
}

function refusal(details: readonly BodyIssue[]): Reply {
  return { status: 400, body: { error: { code: 'invalid_webhook', message: 'the endpoints were refused', details } } };
}
