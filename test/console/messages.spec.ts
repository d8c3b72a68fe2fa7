import { ServiceBusClient } from '@azure/service-bus';
import { until } from '@partner-orders/loopback-server/until';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { topic, webhookQueue } from '../../shared/topic.ts';
import { chromiumPath } from '../launch-chromium.ts';
import { RunningStack } from '../running-stack.ts';
import { ConsoleStage, findBarriers, isTooWide } from './open-console.ts';

const SAGA = `${topic.name}/Subscriptions/saga`;

describe.skipIf(chromiumPath === undefined)('messages in the console (skipped without Chromium)', () => {
  let stack: RunningStack;
  let stage: ConsoleStage;
  let client: ServiceBusClient;
  beforeAll(async () => {
    stack = await RunningStack.start();
    // The app would take what the test sends.
    await stack.killHost();
    stage = await ConsoleStage.start(stack);
    client = new ServiceBusClient(stack.prepared.stack.urls.serviceBus);
  });
  afterEach(async () => {
    for (const sub of ['active', 'deadLetter']) await call('purge', { entity: SAGA, sub }, { most: 1_000 });
  });
  afterAll(async () => {
    await client?.close();
    await stage?.close();
    await stack?.stop();
  });

  const call = async (what: string, place: { entity: string; sub?: string }, body?: object) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(`${stage.console.url}/api/messages/${what}?${new URLSearchParams(place)}`, init);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const messagesIn = async (entity: string, sub = 'active') => {
    const { body } = await call('peek', { entity, sub });
    return body['messages'] as {
      sequence: string;
      messageId: string;
      to?: string;
      body: unknown;
      properties: object;
    }[];
  };

  /** Dead letters of the subscription `saga`, in this order. */
  async function deadLetter(...bodies: unknown[]) {
    const sender = client.createSender(topic.name);
    const receiver = client.createReceiver(topic.name, 'saga');
    const applicationProperties = { attempt: 3 };
    for (const body of bodies) {
      await sender.sendMessages({ body, to: 'saga', contentType: 'application/json', applicationProperties });
      const [message] = await receiver.receiveMessages(1);
      const why = { deadLetterReason: 'Unreadable', deadLetterErrorDescription: 'total is no number' };
      await receiver.deadLetterMessage(message ?? expect.fail('nothing arrived'), why);
    }
    await sender.close();
    await receiver.close();
  }

  test('a dead letter is found, mended and sent again to its subscription alone', async () => {
    await deadLetter({ total: 'one' }, { total: 'two' });
    const { page, faults } = await stage.open('/messages');
    await page.getByRole('link', { name: `2 dead letters of ${SAGA}` }).click();
    await page.getByRole('link', { name: /^\d+$/ }).nth(1).click();
    // It never expires, and no time of another age says so.
    expect(await page.getByLabel('Properties', { exact: true }).first().textContent()).not.toContain('expiresAt');
    await page.getByText('Unreadable: total is no number').waitFor();
    await page.getByText('The topic gives it to every subscription').getByText('saga (rule sent-again)').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await isTooWide(page)).toBe(false);

    await page.getByLabel('Subject').fill('order.confirmed');
    await page.getByText('saga (rule sent-again), stock (rule order-confirmed)').waitFor();
    await page.getByRole('button', { name: 'Only to saga' }).click();
    expect(await page.getByLabel('Subject').inputValue()).toBe('');
    await page.getByRole('textbox', { name: 'Body' }).fill('{"total":');
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('alert').getByText('The body is not JSON').waitFor();
    expect((await messagesIn(SAGA, 'deadLetter')).length).toBe(2);

    await page.getByRole('textbox', { name: 'Body' }).fill('{"total":2}');
    await page.getByRole('button', { name: 'Send again' }).click();
    await page
      .getByText(/^Message \d+ was sent again as \w+, and removed here/)
      .first()
      .waitFor();
    // The keyboard goes on at the list, because the button has gone with its message.
    expect(await page.evaluate('document.activeElement.id')).toBe('entity-heading');
    const [again] = await messagesIn(SAGA);
    expect(again).toMatchObject({
      to: 'saga',
      body: { kind: 'json', value: { total: 2 } },
      properties: { attempt: 3 },
    });
    expect(await messagesIn(SAGA, 'deadLetter')).toMatchObject([{ body: { value: { total: 'one' } } }]);
    expect(faults.filter((fault) => !fault.includes('400'))).toEqual([]);
    await page.close();
  });

  test('a copy that no subscription takes is not sent, and the dead letter stays', async () => {
    await deadLetter({ total: 1 });
    const [letter] = await messagesIn(SAGA, 'deadLetter');
    const requeue = { sequence: letter?.sequence, subject: 'nothing', to: 'nobody' };
    const refused = await call('requeue', { entity: SAGA, sub: 'deadLetter' }, requeue);
    expect([refused.status, refused.body['error']]).toEqual([409, expect.stringContaining('would drop it')]);
    expect(await messagesIn(SAGA, 'deadLetter')).toMatchObject([{ sequence: letter?.sequence }]);
  });

  test('a dead letter that was sent again is not sent a second time', async () => {
    await deadLetter({ total: 1 });
    const [letter] = await messagesIn(SAGA, 'deadLetter');
    const requeue = { sequence: letter?.sequence, subject: null, to: 'saga' };
    const first = await call('requeue', { entity: SAGA, sub: 'deadLetter' }, requeue);
    expect([first.status, (await messagesIn(SAGA)).length]).toEqual([200, 1]);
    const gone = await call('requeue', { entity: SAGA, sub: 'deadLetter' }, requeue);
    expect([gone.status, gone.body['error']]).toEqual([409, expect.stringContaining('is not there any more')]);
    expect((await messagesIn(SAGA)).map(({ messageId }) => messageId)).toEqual([first.body['messageId']]);
  });

  test('one dead letter is discarded, and purging deletes no more than was asked', async () => {
    await deadLetter(1, 2, 3, 4);
    const [, second] = await messagesIn(SAGA, 'deadLetter');
    const { page } = await stage.open(`/messages/${topic.name}/saga?sub=deadLetter&sequence=${second?.sequence}`);
    await page.getByText(/^curl '\S+\/api\/messages\/discard\?\S+' -d '\{"sequence":"\d+"\}'$/).waitFor();
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await page.getByText(`Message ${second?.sequence} was discarded.`).first().waitFor();
    const left = async () =>
      (await messagesIn(SAGA, 'deadLetter')).map(({ body }) => (body as { value: unknown }).value);
    expect(await left()).toEqual([1, 3, 4]);
    expect(await call('purge', { entity: SAGA, sub: 'deadLetter' }, { most: 2 })).toEqual({
      status: 200,
      body: { deleted: 2 },
    });
    expect(await left()).toEqual([4]);
    await page.getByRole('button', { name: 'Purge', exact: true }).click();
    await page.getByText(`Delete 1 dead letters of ${SAGA}`).waitFor();
    await page.close();
  });

  test('pages follow by number, and an active message is only looked at', async () => {
    const sender = client.createSender(topic.name);
    const messages = Array.from({ length: 60 }, (_, n) => ({ body: n, to: 'saga' }));
    await sender.sendMessages(messages);
    await sender.close();
    const { page } = await stage.open(`/messages/${topic.name}/saga`);
    await page.getByRole('link', { name: '60 active messages', exact: true }).waitFor();
    await page.getByRole('link', { name: /^The next from number/ }).click();
    await page.getByRole('link', { name: 'To the first' }).waitFor();
    const rows = page.getByRole('table', { name: 'active messages' }).locator('tbody tr');
    await until('the second page', async () => (await rows.count()) === 10);
    await page.close();
    const [first] = await messagesIn(SAGA);
    const taken = await call('discard', { entity: SAGA, sub: 'active' }, { sequence: first?.sequence });
    expect([taken.status, (await messagesIn(SAGA)).length]).toEqual([400, 50]);
  });

  test('an entity shows the settings that Service Bus has for it, and its rules', async () => {
    const { page } = await stage.open(`/messages/${topic.name}/saga`);
    const settings = page.getByRole('region', { name: 'Settings' });
    const settingOf = (name: string) =>
      settings.locator('div', { has: page.locator('dt', { hasText: name }) }).locator('dd');
    await settings.waitFor();
    expect(await settingOf('Deliveries before it is a dead letter').textContent()).toBe(String(topic.maxDeliveryCount));
    expect(await settingOf('Time to live').textContent()).toBe('1 h, then a dead letter');
    expect(await settingOf('Sessions').textContent()).toBe('none');
    await page.getByRole('table', { name: 'Rules' }).getByText('sent-again').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.goto(`${stage.console.url}/messages/${topic.name}`);
    await settingOf('Duplicates of a message id').getByText('dropped for').waitFor();
    expect(await settings.getByText('Lock').count()).toBe(0);
    await page.close();
  });

  test('what isn’t there is said', async () => {
    const { page } = await stage.open('/messages/none');
    await page.getByRole('alert').getByText('There is no queue, topic or subscription none.').waitFor();
    await page.goto(`${stage.console.url}/messages/${webhookQueue}?sub=deadLetter`);
    await page.getByText('No dead letters: everything was taken.').waitFor();
    await page.close();
    expect((await call('peek', { entity: 'none' })).status).toBe(404);
  });
});
