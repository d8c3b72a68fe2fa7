import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { declareEntities } from './declare-entities.ts';
import { EntitiesFileError, readEntitiesFile } from './entities-file.ts';
import { parseJsonc } from './parse-jsonc.ts';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'entities-file-'));
  file = join(directory, 'entities.json');
});
afterEach(() => rmSync(directory, { recursive: true }));

const read = (content: unknown, strict = true) => {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return declareEntities(readEntitiesFile(file, strict));
};
const namespace = (entities: object) => ({ UserConfig: { Namespaces: [{ Name: 'sbemulatorns', ...entities }] } });
const queue = (properties: object) => namespace({ Queues: [{ Name: 'q', Properties: properties }] });
const subscription = (members: object) =>
  namespace({ Topics: [{ Name: 't', Subscriptions: [{ Name: 's', ...members }] }] });

test('comments and trailing commas are allowed, as in the file of the official emulator', () => {
  const declared = read(`{
    // the only namespace
    "UserConfig": { "Namespaces": [ { "Name": "sbemulatorns", /* queues */ "Queues": [
      { "Name": "queue.1", "Properties": { "LockDuration": "PT1M", "MaxDeliveryCount": 3, "ForwardTo": "", "RequiresSession": false } },
    ], "Topics": [] } ], "Logging": { "Type": "File" } } }`);
  expect(declared.queues).toEqual([
    {
      name: 'queue.1',
      settings: {
        lockDurationMs: 60_000,
        maxDeliveryCount: 3,
        defaultTimeToLiveMs: Infinity,
        deadLetterOnExpiration: false,
        requiresSession: false,
      },
      forwards: { messages: undefined, deadLetters: undefined },
      duplicateWindowMs: undefined,
    },
  ]);
});

test('slashes inside a string are not a comment', () => {
  expect(parseJsonc('{ "expression": "path = \'a//b\'" } // why')).toEqual({ expression: "path = 'a//b'" });
});

test.each(['two words', '-q', 'grün', 'a//b', 'q'.repeat(261)])('a name that Azure refuses is refused: %s', (Name) => {
  const file = JSON.stringify({ UserConfig: { Namespaces: [{ Name: 'n', Queues: [{ Name }] }] } });
  expect(() => read(file)).toThrow('Queues[0].Name');
});

test('Azure’s defaults apply where the file has no value', () => {
  const [declared] = read(queue({ RequiresDuplicateDetection: true })).queues;
  expect(declared).toEqual({
    name: 'q',
    settings: {
      lockDurationMs: 60_000,
      maxDeliveryCount: 10,
      defaultTimeToLiveMs: Infinity,
      deadLetterOnExpiration: false,
      requiresSession: false,
    },
    forwards: { messages: undefined, deadLetters: undefined },
    duplicateWindowMs: 600_000,
  });
});

describe('a fault is reported with the file and the place', () => {
  const place = 'UserConfig.Namespaces[0]';
  test.each<[string, unknown, string]>([
    ['text that is not JSON', '{ "UserConfig": ', 'not JSON'],
    ['another shape', [], 'the file: Invalid input'],
    [
      'an unknown property',
      queue({ LockDuraton: 'PT1M' }),
      `${place}.Queues[0].Properties: Unrecognized key: "LockDuraton"`,
    ],
    [
      'a wrong type',
      queue({ MaxDeliveryCount: 'ten' }),
      `${place}.Queues[0].Properties.MaxDeliveryCount: Invalid input`,
    ],
    ['no duration', queue({ LockDuration: '1 minute' }), '"1 minute" is not an ISO 8601 duration'],
    [
      'forwarding to nothing',
      queue({ ForwardTo: 'other' }),
      'queue "q" forwards to "other", which is no queue or topic',
    ],
    [
      'forwarding of dead letters to nothing',
      subscription({ Properties: { ForwardDeadLetteredMessagesTo: 't/Subscriptions/s' } }),
      'subscription "t/s" forwards to "t/Subscriptions/s", which is no queue or topic',
    ],
    ['forwarding to itself', queue({ ForwardTo: 'Q' }), 'forwarding goes round in a circle: q → Q'],
    [
      'forwarding in a circle that goes through a topic and dead letters',
      namespace({
        Queues: [
          { Name: 'a', Properties: { ForwardTo: 't' } },
          { Name: 'b', Properties: { ForwardDeadLetteredMessagesTo: 'a' } },
        ],
        Topics: [{ Name: 't', Subscriptions: [{ Name: 's', Properties: { ForwardTo: 'b' } }] }],
      }),
      'forwarding goes round in a circle: a → t → b → a',
    ],
    [
      'forwarding from an entity that requires sessions',
      namespace({ Queues: [{ Name: 'q', Properties: { RequiresSession: true, ForwardTo: 'r' } }, { Name: 'r' }] }),
      'queue "q" has ForwardTo and RequiresSession',
    ],
    [
      'two entities with the same name',
      namespace({ Queues: [{ Name: 'a' }], Topics: [{ Name: 'A', Subscriptions: [{ Name: 's' }] }] }),
      'queue or topic "A" is declared twice',
    ],
    [
      'a broken filter',
      subscription({
        Rules: [{ Name: 'r', Properties: { FilterType: 'Sql', SqlFilter: { SqlExpression: 'a = = 1' } } }],
      }),
      'rule "r" of subscription "t/s": expected a property, but found "=" in the SQL filter: a = = 1',
    ],
    [
      'a broken action',
      subscription({
        Rules: [
          {
            Name: 'r',
            Properties: {
              FilterType: 'Sql',
              SqlFilter: { SqlExpression: '1=1' },
              Action: { SqlExpression: 'SET a > 1' },
            },
          },
        ],
      }),
      'rule "r" of subscription "t/s": expected "=", but found ">" in the SQL action: SET a > 1',
    ],
    [
      'an empty correlation filter',
      subscription({ Rules: [{ Name: 'r', Properties: { FilterType: 'Correlation', CorrelationFilter: {} } }] }),
      'needs at least one property',
    ],
  ])('%s', (_what, content, message) => {
    expect(() => read(content)).toThrow(EntitiesFileError);
    expect(() => read(content)).toThrow(`${file}: `);
    expect(() => read(content)).toThrow(message);
  });

  test('a missing file', () => {
    expect(() => readEntitiesFile(file, true)).toThrow(`${file}: can't be read`);
  });
});

describe('the official emulator’s ranges', () => {
  test.each<[string, unknown, string]>([
    [
      'a time to live',
      queue({ DefaultMessageTimeToLive: 'PT2S' }),
      'queue "q": DefaultMessageTimeToLive is outside the official emulator\'s range of PT5M to PT1H',
    ],
    ['a lock of a queue', queue({ LockDuration: 'PT6M' }), 'LockDuration is outside'],
    [
      'a lock of a subscription',
      subscription({ Properties: { LockDuration: 'PT30S' } }),
      'subscription "t/s": LockDuration is outside the official emulator\'s range of PT1M to PT5M',
    ],
    [
      'a duplicate window',
      queue({ DuplicateDetectionHistoryTimeWindow: 'PT10M' }),
      'DuplicateDetectionHistoryTimeWindow is outside',
    ],
    [
      'a delivery count',
      queue({ MaxDeliveryCount: 11 }),
      "MaxDeliveryCount is outside the official emulator's range of 1 to 10",
    ],
    [
      'a topic without subscriptions',
      namespace({ Topics: [{ Name: 't' }] }),
      'topic "t": the number of subscriptions is outside',
    ],
    [
      'another namespace',
      { UserConfig: { Namespaces: [{ Name: 'mine' }] } },
      'the official emulator\'s only namespace is "sbemulatorns"',
    ],
  ])('%s is enforced in strict mode, and not otherwise', (_what, content, message) => {
    expect(() => read(content)).toThrow(message);
    expect(() => read(content, false)).not.toThrow();
  });
});
