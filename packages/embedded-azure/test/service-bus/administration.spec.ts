import { createSasTokenProvider, parseConnectionString } from '@azure/core-amqp';
import { ServiceBusAdministrationClient } from '@azure/service-bus';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EntraStage } from '../entra-stage.ts';
import {
  codeOf,
  newClient,
  onlyEmbedded,
  RunningServiceBus,
  receiveMany,
  receiveOne,
  wording,
} from './running-service-bus.ts';

let entra: EntraStage;
let running: RunningServiceBus;
let admin: ServiceBusAdministrationClient;
beforeAll(async () => {
  entra = await EntraStage.open('https://servicebus.azure.net/', ['owner', 'sender']);
  const entities = {
    Queues: [{ Name: 'declared', Properties: { MaxDeliveryCount: 3 } }, { Name: 'given-up' }],
    Topics: [{ Name: 'events', Subscriptions: [{ Name: 'reports' }] }],
  };
  running = new RunningServiceBus(entities, {
    strict: true,
    tls: entra.certificate,
    entra: {
      ...entra.tenant,
      assignments: [
        { principalId: await entra.objectIdOf('owner'), role: 'Azure Service Bus Data Owner' },
        { principalId: await entra.objectIdOf('sender'), role: 'Azure Service Bus Data Sender' },
      ],
    },
  });
  await start();
});
afterAll(async () => {
  await running.dispose();
  await entra.close();
});
async function start(): Promise<void> {
  await running.start();
  admin = running.administration();
}
const send = (entity: string, ...bodies: unknown[]) =>
  running.client.createSender(entity).sendMessages(bodies.map((body) => ({ body })));

async function namesOf(list: AsyncIterable<{ name?: string; subscriptionName?: string }>): Promise<unknown[]> {
  const names: unknown[] = [];
  for await (const { name, subscriptionName } of list) names.push(name ?? subscriptionName);
  return names;
}

onlyEmbedded.test('another service has a key that is not written here')(
  'a queue and a rule as the .NET client describes them, with empty lists of what is not supported, are created',
  async () => {
    const { connectionString = '', port } = running.bus.tls ?? {};
    const { SharedAccessKeyName = '', SharedAccessKey = '' } =
      parseConnectionString<Record<string, string>>(connectionString);
    const key = createSasTokenProvider({ sharedAccessKeyName: SharedAccessKeyName, sharedAccessKey: SharedAccessKey });
    const { token } = await key.getToken('sb://127.0.0.1/');
    const put = (path: string, kind: string, members: string) =>
      fetch(`https://127.0.0.1:${port}/${path}?api-version=2024-05`, {
        ...{ method: 'PUT', headers: { authorization: token, 'content-type': 'application/atom+xml' } },
        body: `<entry xmlns="http://www.w3.org/2005/Atom"><content type="application/xml"><${kind} xmlns="http://schemas.microsoft.com/netservices/2010/10/servicebus/connect" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${members}</${kind}></content></entry>`,
      });
    const queue = (name: string, rules: string) =>
      put(name, 'QueueDescription', `<LockDuration>PT30S</LockDuration>${rules}<Status>Active</Status>`);
    expect((await queue('dotnet', '<AuthorizationRules />')).status).toBe(201);
    expect(await admin.getQueue('dotnet')).toMatchObject({ lockDuration: 'PT30S' });
    await admin.deleteQueue('dotnet');
    const rule =
      '<AuthorizationRules><AuthorizationRule><KeyName>all</KeyName></AuthorizationRule></AuthorizationRules>';
    expect((await queue('ruled', rule)).status).toBe(501);

    const filtered = (parameters: string) => {
      const filter = `<Filter i:type="SqlFilter"><SqlExpression>a = 1</SqlExpression>${parameters}</Filter>`;
      return put('events/Subscriptions/reports/rules/dotnet', 'RuleDescription', `${filter}<Name>dotnet</Name>`);
    };
    const parameter = '<Parameters><KeyValueOfstringanyType><Key>@a</Key></KeyValueOfstringanyType></Parameters>';
    expect((await filtered(parameter)).status).toBe(501);
    expect((await filtered('<Parameters />')).status).toBe(201);
    await admin.deleteRule('events', 'reports', 'dotnet');
  },
);

describe('a queue', () => {
  test('is created with its properties, used, read, listed and deleted', async () => {
    const options = {
      lockDuration: 'PT30S',
      maxDeliveryCount: 7,
      requiresSession: true,
      defaultMessageTimeToLive: 'P1D',
      deadLetteringOnMessageExpiration: true,
      requiresDuplicateDetection: true,
      duplicateDetectionHistoryTimeWindow: 'PT1M',
      forwardDeadLetteredMessagesTo: 'given-up',
      userMetadata: 'made by a <spec> & kept',
    };
    const created = await admin.createQueue('made/here', options);
    expect(created).toMatchObject({
      ...{ ...options, name: 'made/here', status: 'Active' },
      forwardDeadLetteredMessagesTo: expect.stringMatching(/given-up$/),
    });
    expect(await admin.getQueue('MADE/here')).toMatchObject({ name: 'made/here', maxDeliveryCount: 7 });
    await running.client.createSender('made/here').sendMessages({ body: 1, sessionId: 's' });
    const receiver = await running.client.acceptNextSession('made/here');
    expect((await receiveOne(receiver)).body).toBe(1);
    expect(await namesOf(admin.listQueues())).toEqual(expect.arrayContaining(['declared', 'given-up', 'made/here']));
    await admin.deleteQueue('made/here');
    expect(await admin.queueExists('made/here')).toBe(false);
    expect(await codeOf(running.client.createReceiver('made/here').peekMessages(1))).toBe('MessagingEntityNotFound');
  });

  test('has Azure’s defaults', async () => {
    await admin.createQueue('plain');
    expect(await admin.getQueue('plain')).toMatchObject({
      ...{ lockDuration: 'PT1M', maxDeliveryCount: 10, requiresSession: false, enablePartitioning: false },
      defaultMessageTimeToLive: 'P10675199DT2H48M5.4775807S',
      duplicateDetectionHistoryTimeWindow: 'PT10M',
    });
    await admin.deleteQueue('plain');
  });

  test('loses its messages and links when it is deleted', async () => {
    await admin.createQueue('short-lived');
    await send('short-lived', 1, 2);
    const receiver = running.client.createReceiver('short-lived');
    await receiveOne(receiver);
    const scheduling = running.client.createSender('short-lived');
    await scheduling.scheduleMessages({ body: 'never' }, new Date(Date.now() + 1000));
    await admin.deleteQueue('short-lived');
    expect(await codeOf(scheduling.sendMessages({ body: 3 }))).toBe('MessagingEntityNotFound');
    expect(await codeOf(receiveOne(receiver))).toBe('MessagingEntityNotFound');
    await admin.createQueue('short-lived');
    expect(await admin.getQueueRuntimeProperties('short-lived')).toMatchObject({
      ...{ totalMessageCount: 0, scheduledMessageCount: 0 },
    });
    await admin.deleteQueue('short-lived');
  });

  test('keeps its messages when its properties change, and the new properties apply at once', async () => {
    await admin.createQueue('changing', { maxDeliveryCount: 10 });
    await send('changing', 'poison');
    const queue = await admin.getQueue('changing');
    await admin.updateQueue({ ...queue, maxDeliveryCount: 1 });
    const receiver = running.client.createReceiver('changing');
    await receiver.abandonMessage(await receiveOne(receiver));
    expect(await admin.getQueueRuntimeProperties('changing')).toMatchObject({
      ...{ activeMessageCount: 0, deadLetterMessageCount: 1 },
    });
    await expect(admin.updateQueue({ ...queue, requiresSession: true })).rejects.toThrow(
      wording("can't be changed any more"),
    );
    await admin.deleteQueue('changing');
  });

  test('reports its message counts', async () => {
    await admin.createQueue('counted');
    await send('counted', 1, 2, 3, 4);
    const receiver = running.client.createReceiver('counted');
    const [first, second] = await receiveMany(receiver, 2);
    if (first === undefined || second === undefined) return expect.fail('four messages were sent');
    await receiver.deferMessage(first);
    await receiver.deadLetterMessage(second);
    await running.client.createSender('counted').scheduleMessages({ body: 5 }, new Date(Date.now() + 3_600_000));
    expect(await admin.getQueueRuntimeProperties('counted')).toMatchObject({
      ...{ totalMessageCount: 5, activeMessageCount: 2, deadLetterMessageCount: 1, scheduledMessageCount: 1 },
      ...{ transferMessageCount: 0, transferDeadLetterMessageCount: 0, createdAt: expect.any(Date) },
    });
    await admin.deleteQueue('counted');
  });
});

describe('a topic', () => {
  test('is created with subscriptions and rules, and deleted with them', async () => {
    await admin.createTopic('news', { defaultMessageTimeToLive: 'PT1H' });
    await admin.createSubscription('news', 'all');
    const subject = { filter: { subject: 'sport' }, name: 'sport only' };
    await admin.createSubscription('news', 'sport', { lockDuration: 'PT10S', defaultRuleOptions: subject });
    expect(await namesOf(admin.listSubscriptions('news'))).toEqual(['all', 'sport']);
    expect(await namesOf(admin.listRules('news', 'all'))).toEqual(['$Default']);
    expect(await admin.getSubscription('news', 'sport')).toMatchObject({ topicName: 'news', lockDuration: 'PT10S' });
    await running.client.createSender('news').sendMessages([{ body: 1 }, { body: 2, subject: 'sport' }]);
    expect(await admin.getSubscriptionRuntimeProperties('news', 'all')).toMatchObject({ activeMessageCount: 2 });
    expect(await admin.getSubscriptionRuntimeProperties('news', 'sport')).toMatchObject({ activeMessageCount: 1 });
    expect(await admin.getTopicRuntimeProperties('news')).toMatchObject({ subscriptionCount: 2 });
    await admin.updateTopic({ ...(await admin.getTopic('news')), userMetadata: 'daily' });
    expect(await admin.getTopic('news')).toMatchObject({ userMetadata: 'daily', defaultMessageTimeToLive: 'PT1H' });
    await admin.updateSubscription({ ...(await admin.getSubscription('news', 'sport')), maxDeliveryCount: 2 });
    expect(await admin.getSubscriptionRuntimeProperties('news', 'sport')).toMatchObject({ activeMessageCount: 1 });
    await running.client.createSender('news').sendMessages({ body: 3, subject: 'sport' });
    expect(await admin.getSubscriptionRuntimeProperties('news', 'sport')).toMatchObject({ activeMessageCount: 2 });
    await admin.deleteSubscription('news', 'all');
    expect(await admin.subscriptionExists('news', 'all')).toBe(false);
    await admin.deleteTopic('news');
    expect(await admin.subscriptionExists('news', 'sport')).toBe(false);
    expect(await namesOf(admin.listTopics())).toContain('events');
    expect(await namesOf(admin.listTopics())).not.toContain('news');
  });

  test('rules are read as they were written, changed and deleted', async () => {
    const since = new Date('2026-11-20T00:00:00Z');
    const correlation = {
      ...{ correlationId: 'a', subject: 'b', to: 'c', replyTo: 'd', replyToSessionId: 'e', sessionId: 'f' },
      ...{ messageId: 'g', contentType: 'h', applicationProperties: { text: 'x', number: 1.5, flag: true, since } },
    };
    await admin.createRule('events', 'reports', 'correlated', correlation);
    const sql = { sqlExpression: "region = 'eu' AND amount > 1" };
    await admin.createRule('events', 'reports', 'sql', sql, { sqlExpression: 'SET seen = 1' });
    expect((await admin.getRule('events', 'reports', 'correlated')).filter).toEqual(correlation);
    expect(await admin.getRule('events', 'reports', 'sql')).toMatchObject({
      ...{ filter: sql, action: { sqlExpression: 'SET seen = 1' } },
    });
    const rule = await admin.getRule('events', 'reports', 'sql');
    await admin.updateRule('events', 'reports', { ...rule, filter: { sqlExpression: '1=0' } });
    expect((await admin.getRule('events', 'reports', 'sql')).filter).toMatchObject({ sqlExpression: '1=0' });
    expect(await namesOf(admin.listRules('events', 'reports'))).toEqual(['$Default', 'correlated', 'sql']);
    await admin.deleteRule('events', 'reports', 'sql');
    expect(await admin.ruleExists('events', 'reports', 'sql')).toBe(false);
    await expect(admin.createRule('events', 'reports', 'bad', { sqlExpression: 'region =' })).rejects.toMatchObject({
      ...{ statusCode: 400 },
    });
    await admin.deleteRule('events', 'reports', 'correlated');
  });
});

onlyEmbedded.test('it counts the queues of the namespace')('lists have pages', async () => {
  const names = Array.from({ length: 5 }, (_, index) => `paged-${index}`);
  for (const name of names) await admin.createQueue(name);
  const pages: string[][] = [];
  for await (const page of admin.listQueues().byPage({ maxPageSize: 3 })) pages.push(page.map(({ name }) => name));
  expect(pages).toEqual([['declared', 'given-up', 'paged-0'], names.slice(1, 4), names.slice(4)]);
  for (const name of names) await admin.deleteQueue(name);
});

onlyEmbedded.test('another namespace has another name')('the namespace has its properties', async () => {
  expect(await admin.getNamespaceProperties()).toMatchObject({ name: 'sbemulatorns', messagingSku: 'Standard' });
});

describe('it refuses', () => {
  const refusal = (statusCode: number, code?: string) => ({ statusCode, ...(code && { code }) });

  test('to create an existing entity or read a missing one', async () => {
    const taken = refusal(409, 'MessageEntityAlreadyExistsError');
    await expect(admin.createQueue('Declared')).rejects.toMatchObject(taken);
    await expect(admin.createTopic('declared')).rejects.toMatchObject(taken);
    const missing = refusal(404, 'MessageEntityNotFoundError');
    await expect(admin.getQueue('nowhere')).rejects.toMatchObject(missing);
    await expect(admin.deleteQueue('nowhere')).rejects.toMatchObject(missing);
    await expect(admin.createSubscription('nowhere', 's')).rejects.toMatchObject(missing);
    await expect(admin.updateQueue({ ...(await admin.getQueue('declared')), name: 'nowhere' })).rejects.toMatchObject(
      missing,
    );
  });

  test('what Azure refuses', async () => {
    await expect(admin.createQueue('bad', { lockDuration: 'PT6M' })).rejects.toMatchObject(refusal(400));
    await expect(admin.createQueue('bad', { maxDeliveryCount: 0 })).rejects.toMatchObject(refusal(400));
    await expect(admin.createQueue('bad', { forwardTo: 'nowhere' })).rejects.toThrow(
      wording('which is no queue or topic'),
    );
    expect(await admin.queueExists('bad')).toBe(false);
  });

  onlyEmbedded.test('Azure allows it')('to delete an entity that others forward to', async () => {
    await admin.createQueue('forwards', { forwardTo: 'given-up' });
    await expect(admin.deleteQueue('given-up')).rejects.toThrow('queue "forwards" forwards to "given-up"');
    await admin.deleteQueue('forwards');
  });

  onlyEmbedded.test('Azure has it')('what the embedded service does not support, by name', async () => {
    const options = { autoDeleteOnIdle: 'PT5M' };
    await expect(admin.createQueue('bad', options)).rejects.toThrow('does not support AutoDeleteOnIdle PT5M');
    await expect(admin.createQueue('bad', { status: 'Disabled' })).rejects.toMatchObject(refusal(501));
  });

  onlyEmbedded.test('its roles are assigned when the service is started')(
    'a caller with another key, or a role without Manage',
    async () => {
      const host = `127.0.0.1:${running.bus.tls?.port}`;
      const stranger = new ServiceBusAdministrationClient(
        `Endpoint=sb://${host};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=guessed`,
      );
      const unauthorized = refusal(401, 'UnauthorizedRequestError');
      await expect(stranger.getQueue('declared')).rejects.toMatchObject(unauthorized);
      const sender = new ServiceBusAdministrationClient(host, entra.credential('sender'));
      await expect(sender.getQueue('declared')).rejects.toMatchObject(unauthorized);
      const owner = new ServiceBusAdministrationClient(host, entra.credential('owner'));
      expect(await owner.getQueue('declared')).toMatchObject({ maxDeliveryCount: 3 });
    },
  );
});

onlyEmbedded.test('it restarts the service')(
  'changes survive a restart and take precedence over the file',
  async () => {
    await admin.createQueue('kept', { maxDeliveryCount: 4 });
    await send('kept', 'a message');
    await admin.createSubscription('events', 'made', {
      defaultRuleOptions: { name: 'none', filter: { subject: 'x' } },
    });
    await admin.updateQueue({ ...(await admin.getQueue('declared')), maxDeliveryCount: 5 });
    await admin.deleteSubscription('events', 'reports');
    await running.stop();
    await start();
    expect(await admin.getQueue('kept')).toMatchObject({ maxDeliveryCount: 4 });
    expect(await admin.getQueue('declared')).toMatchObject({ maxDeliveryCount: 5 });
    expect(await namesOf(admin.listSubscriptions('events'))).toEqual(['made']);
    expect(await namesOf(admin.listRules('events', 'made'))).toEqual(['none']);
    const client = newClient(running.bus.connectionString);
    expect((await receiveOne(client.createReceiver('kept'))).body).toBe('a message');
    await client.close();
  },
);

describe('names and metadata that Azure refuses', () => {
  const refused = (work: Promise<unknown>) =>
    work.then(
      () => 'taken',
      (error: { statusCode?: number }) => error.statusCode,
    );

  test.each(['two words', 'grün', '-leading', 'trailing.', 'a//b', 'plus+', 'q'.repeat(261)])(
    'of queues and topics: %s',
    async (name) => {
      expect(await refused(admin.createQueue(name))).toBe(400);
      expect(await refused(admin.createTopic(name))).toBe(400);
      expect(await admin.queueExists(name)).toBe(false);
    },
  );

  test('of subscriptions and rules, which are shorter', async () => {
    await admin.createTopic('names');
    for (const name of ['two words', 'ü', '-s', 's'.repeat(51)]) {
      expect(await refused(admin.createSubscription('names', name))).toBe(400);
    }
    await admin.createSubscription('names', 's'.repeat(50));
    for (const name of ['star*', 'r'.repeat(51)]) {
      expect(await refused(admin.createRule('names', 's'.repeat(50), name, { correlationId: '1' }))).toBe(400);
    }
    await admin.createRule('names', 's'.repeat(50), 'r'.repeat(50), { correlationId: '1' });
  });

  test('the longest names and the largest metadata are accepted, but not one character more', async () => {
    const name = `${'q'.repeat(129)}/${'q'.repeat(130)}`;
    expect((await admin.createQueue(name, { userMetadata: 'm'.repeat(1024) })).userMetadata).toHaveLength(1024);
    const queue = await admin.getQueue(name);
    expect(await refused(admin.updateQueue({ ...queue, userMetadata: 'm'.repeat(1025) }))).toBe(400);
    expect(await refused(admin.createQueue('too-much', { userMetadata: 'm'.repeat(1025) }))).toBe(400);
    await admin.deleteQueue(name);
  });
});
