import { describe, expect, test } from 'vitest';
import { codeOf, onlyEmbedded, receiveMany, useServiceBus, wording } from './running-service-bus.ts';

const sql = (SqlExpression: string, action?: string) => ({
  FilterType: 'Sql',
  SqlFilter: { SqlExpression },
  ...(action === undefined ? {} : { Action: { SqlExpression: action } }),
});
const topic = (Name: string, Rules?: object[]) => ({
  Name,
  Subscriptions: [{ Name: 's', ...(Rules === undefined ? {} : { Rules }) }],
});
const running = useServiceBus({
  Topics: [
    topic('default'),
    topic('described'),
    topic('refused'),
    topic('paged'),
    topic('correlated'),
    topic('copies', [
      { Name: 'plain one', Properties: sql('amount > 10') },
      { Name: 'plain two', Properties: sql("region = 'eu'") },
      { Name: 'doubles', Properties: sql('amount > 10', 'SET amount = amount * 2; REMOVE region') },
      { Name: 'labels', Properties: sql('1=1', "SET sys.Label = 'seen-' + sys.Label SET user.[seen by] = 'rule'") },
    ]),
    topic('persists', [
      { Name: 'declared', Properties: sql("region = 'eu'") },
      { Name: 'replaced', Properties: sql("region = 'us'") },
    ]),
  ],
});
const rulesOf = (topic: string) => running.client.createRuleManager(topic, 's');
const send = (topic: string, ...messages: object[]) =>
  running.client.createSender(topic).sendMessages(messages.map((message, index) => ({ body: index, ...message })));
async function receiveAll(topic: string) {
  const receiver = running.client.createReceiver(topic, 's', { receiveMode: 'receiveAndDelete' });
  return receiveMany(receiver, (await running.counts(`${topic}/Subscriptions/s`)).active);
}
async function rulesIn(topic: string) {
  const rules = [];
  // Not rule by rule: for a subscription without rules the client returns one that is undefined.
  for await (const page of rulesOf(topic).listRules().byPage()) rules.push(...page);
  return rules;
}

test.concurrent('a subscription starts with $Default, which can be removed and added again', async () => {
  expect(await rulesIn('default')).toEqual([{ name: '$Default', filter: { sqlExpression: '1=1' }, action: {} }]);
  await rulesOf('default').deleteRule('$Default');
  expect(await rulesIn('default')).toEqual([]);
  await send('default', {});
  expect((await running.counts('default/Subscriptions/s')).active).toBe(0);
  await rulesOf('default').createRule('$Default', { sqlExpression: '1=1' });
  await send('default', {});
  expect((await running.counts('default/Subscriptions/s')).active).toBe(1);
});

test.concurrent('rules are listed as they were created', async () => {
  const since = new Date('2026-11-20T00:00:00Z');
  const rules = rulesOf('described');
  await rules.deleteRule('$Default');
  await rules.createRule('by sql', { sqlExpression: "region = 'eu'" }, { sqlExpression: 'SET a = 1' });
  const correlation = {
    contentType: 'a',
    correlationId: 'b',
    messageId: 'c',
    replyTo: 'd',
    replyToSessionId: 'e',
    sessionId: 'f',
    subject: 'g',
    to: 'h',
    applicationProperties: { text: 'x', number: 1.5, flag: true, since },
  };
  await rules.createRule('by correlation', correlation);
  expect(await rulesIn('described')).toEqual([
    { name: 'by correlation', filter: correlation, action: {} },
    { name: 'by sql', filter: { sqlExpression: "region = 'eu'" }, action: { sqlExpression: 'SET a = 1' } },
  ]);
});

test.concurrent('more rules than fit on a page are listed, by name', async () => {
  const names = ['$Default'];
  for (let index = 10; index < 20; index++) {
    names.push(`rule-${index}`);
    await rulesOf('paged').createRule(`rule-${index}`, { subject: String(index) });
  }
  const pages = [];
  for await (const page of rulesOf('paged').listRules().byPage({ maxPageSize: 4 }))
    pages.push(page.map(({ name }) => name));
  expect(pages.flat()).toEqual(names);
  expect(pages[0]).toHaveLength(4);
});

describe('a rule is refused', () => {
  test.concurrent('when its name exists, in any case', async () => {
    expect(await codeOf(rulesOf('refused').createRule('$default', { subject: 'x' }))).toBe(
      'MessagingEntityAlreadyExists',
    );
  });

  test.concurrent('when the rule to remove does not exist', async () => {
    expect(await codeOf(rulesOf('refused').deleteRule('nobody'))).toBe('MessagingEntityNotFound');
  });

  test.concurrent('when its filter is invalid', async () => {
    const creating = rulesOf('refused').createRule('broken', { sqlExpression: 'region = ' });
    await expect(creating).rejects.toThrow(
      wording('expected a property, but found the end in the SQL filter: region ='),
    );
  });

  onlyEmbedded.concurrent('Azure has it')('when its filter has a function that is not supported', async () => {
    const creating = rulesOf('refused').createRule('broken', { sqlExpression: 'newid() = 1' });
    await expect(creating).rejects.toThrow('the function newid() is not supported');
  });

  test.concurrent('when its action is invalid', async () => {
    const creating = rulesOf('refused').createRule('broken', { sqlExpression: '1=1' }, { sqlExpression: 'DROP a' });
    await expect(creating).rejects.toThrow(wording('expected SET or REMOVE, but found "DROP"'));
  });
});

test.concurrent('a correlation filter compares every property, and requires all of them', async () => {
  const since = new Date('2026-11-20T00:00:00Z');
  const message = {
    contentType: 'a',
    correlationId: 'b',
    messageId: 'c',
    replyTo: 'd',
    replyToSessionId: 'e',
    sessionId: 'f',
    subject: 'g',
    to: 'h',
    applicationProperties: { text: 'x', number: 1.5, flag: true, since },
  };
  const rules = rulesOf('correlated');
  await rules.deleteRule('$Default');
  await rules.createRule('all', message);
  const { applicationProperties, ...properties } = message;
  const changed = Object.keys(properties).map((name) => ({ ...message, [name]: 'other' }));
  const changedApplication = Object.keys(applicationProperties).map((name) => ({
    ...message,
    applicationProperties: { ...applicationProperties, [name]: 'other' },
  }));
  await send('correlated', ...changed, ...changedApplication, { ...message, body: 'passes' });
  expect((await receiveAll('correlated')).map(({ body }) => body)).toEqual(['passes']);
});

test.concurrent('matching rules without an action give one copy, and each rule with an action another', async () => {
  const properties = { amount: 12, region: 'eu' };
  await send('copies', { subject: 'placed', applicationProperties: properties });
  const copies = await receiveAll('copies');
  const seen = copies.map(({ subject, applicationProperties }) => ({ subject, ...applicationProperties }));
  expect(seen).toHaveLength(3);
  expect(seen).toEqual(
    expect.arrayContaining([
      { subject: 'placed', ...properties },
      { subject: 'placed', amount: 24, RuleName: 'doubles' },
      { subject: 'seen-placed', ...properties, 'seen by': 'rule', RuleName: 'labels' },
    ]),
  );
  expect(new Set(copies.map(({ sequenceNumber }) => String(sequenceNumber))).size).toBe(3);
});

onlyEmbedded.test('it restarts the service')(
  'changes at run time take precedence over the file after a restart',
  async () => {
    const rules = rulesOf('persists');
    await rules.deleteRule('declared');
    await rules.deleteRule('replaced');
    await rules.createRule('Replaced', { sqlExpression: "region = 'asia'" });
    await rules.createRule('added', { applicationProperties: { since: new Date(0) } }, { sqlExpression: 'SET a = 1' });
    const before = await rulesIn('persists');
    expect(before.map(({ name }) => name)).toEqual(['Replaced', 'added']);
    await running.restart();
    expect(await rulesIn('persists')).toEqual(before);
    await send(
      'persists',
      ...['eu', 'us', 'asia'].map((region) => ({ body: region, applicationProperties: { region } })),
      { body: 'added', applicationProperties: { since: new Date(0) } },
    );
    expect((await receiveAll('persists')).map(({ body }) => body)).toEqual(['asia', 'added']);
  },
);
