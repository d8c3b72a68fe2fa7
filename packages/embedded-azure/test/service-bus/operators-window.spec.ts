import { expect, test } from 'vitest';
import { onlyEmbedded, useServiceBus } from './running-service-bus.ts';

onlyEmbedded.describe('Azure has no such window')('the HTTP port for operators', () => {
  const running = useServiceBus(
    { Queues: [{ Name: 'orders' }], Topics: [{ Name: 'events', Subscriptions: [{ Name: 'reports' }] }] },
    { managementPort: 0 },
  );
  const get = (path: string) => fetch(`${running.bus.managementUrl}${path}`);

  test('shows the counts of every entity, and what applies to it', async () => {
    await running.client.createSender('orders').sendMessages([{ body: 1 }, { body: 2 }]);
    expect(await (await get('/health')).json()).toEqual({ status: 'ok' });
    const entities: unknown = await (await get('/entities')).json();
    const none = { active: 0, scheduled: 0, deferred: 0, deadLettered: 0, transfer: 0, transferDeadLettered: 0 };
    const usual = { lockDurationMs: 60_000, maxDeliveryCount: 10, requiresSession: false, deadLettersExpired: false };
    const settings = { receiving: usual };
    expect(entities).toEqual(
      expect.arrayContaining([
        { path: 'orders', kind: 'queue', ...none, active: 2, settings },
        { path: 'orders/$DeadLetterQueue', kind: 'dead-letter queue', ...none },
        { path: 'orders/$Transfer/$DeadLetterQueue', kind: 'transfer dead-letter queue', ...none },
        { path: 'events', kind: 'topic', ...none, settings: {} },
        { path: 'events/Subscriptions/reports', kind: 'subscription', ...none, settings },
      ]),
    );
    expect((await get('/elsewhere')).status).toBe(404);
  });
});
