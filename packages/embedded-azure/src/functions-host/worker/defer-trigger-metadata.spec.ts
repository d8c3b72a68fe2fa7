import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { TypedData } from '../invocation.ts';
import { convertMetadata, deferTriggerMetadata, hasTriggerMetadata } from './defer-trigger-metadata.ts';

const metadata: Record<string, TypedData> = {
  MessageId: { string: 'evt_ord_1' },
  LockToken: { string: '0b6f0e5e-0000-4000-8000-000000000000' },
  Number: { string: '12' },
  Quoted: { string: '"text"' },
  Padded: { string: ' {"Inner": [{"Name": null}]}' },
  Nothing: { string: 'null' },
  Empty: { string: '' },
  ApplicationProperties: { json: '{"Diagnostic-Id":"00-1","nested":{"UPPER":1}}' },
  DeliveryCount: { int: 2 },
  SequenceNumber: { int: '9007199254740993' },
  Times: { json: '["2026-11-27T10:00:00Z",null]' },
  Rate: { double: 0.5 },
  Texts: { collectionString: { string: ['a', '1'] } },
  None: {},
};

test('the metadata is what the library makes of it', async () => {
  expect(JSON.parse(JSON.stringify(convertMetadata(metadata)))).toEqual(await asTheLibraryConverts(metadata));
});

test('it is converted when somebody reads it, and can be replaced', () => {
  const context: { triggerMetadata?: unknown } = {};
  deferTriggerMetadata(context, { Broken: { json: '{' }, ...metadata });
  expect(Object.keys(context)).toEqual(['triggerMetadata']);
  expect(() => context.triggerMetadata).toThrow(SyntaxError);
  context.triggerMetadata = 'mine';
  expect(context.triggerMetadata).toBe('mine');
  deferTriggerMetadata(context, metadata);
  expect(context.triggerMetadata).toBe(context.triggerMetadata);
});

test.each(['httpTrigger', 'TimerTrigger'])('a %s has none', (type) => {
  expect(hasTriggerMetadata({ trigger: { type, name: 'trigger' } })).toBe(false);
  expect(hasTriggerMetadata({ trigger: { type: 'serviceBusTrigger', name: 'trigger' } })).toBe(true);
});

/** What a function of the library's own worker gets. A process can host one app, so it is one of its own. */
async function asTheLibraryConverts(given: Record<string, TypedData>): Promise<unknown> {
  const program = join(import.meta.dirname, '../../../test/functions-host/fixtures/convert-metadata.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(given)]);
  return JSON.parse(stdout);
}
