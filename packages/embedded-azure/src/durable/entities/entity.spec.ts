import { expect, test } from 'vitest';
import { Entity } from './entity.ts';
import { type EntityMessage, RELEASE_EVENT, REQUEST_EVENT } from './entity-message.ts';

let sequence = 0;
const stored = (message: EntityMessage) => ({ sequence: ++sequence, message });
const operation = (op: string, parent: string) => stored({ name: REQUEST_EVENT, body: { op, id: op, parent } });
const lock = (parent: string) =>
  stored({ name: REQUEST_EVENT, body: { id: `lock-${parent}`, parent, lockset: [{ name: 'e', key: 'k' }], pos: 0 } });
const release = (parent: string) => stored({ name: RELEASE_EVENT, body: { parent, id: `lock-${parent}` } });

function entity(...messages: ReturnType<typeof stored>[]): Entity {
  const record = { entityId: '@e@k', name: 'e', key: 'k', exists: true, state: null, lockedBy: null, updatedAt: 0 };
  const made = new Entity(record);
  for (const message of messages) made.deliver(message);
  return made;
}

/** Takes a batch and commits it. @returns its operations, and who holds the lock */
function serve(served: Entity, limit = 10): string[] {
  const { operations, lock: granted, lockedBy } = served.takeBatch(limit);
  served.lockChanged(lockedBy);
  return [...operations.map(({ op }) => op ?? ''), ...(granted ? [`locked by ${lockedBy}`] : [])];
}

test('operations are processed in sequence, with a maximum per batch', () => {
  const served = entity(operation('1', 'a'), operation('2', 'b'), operation('3', 'a'));
  expect(serve(served, 2)).toEqual(['1', '2']);
  expect(serve(served, 2)).toEqual(['3']);
  expect(served.isIdle).toBe(true);
});

test('a lock ends a batch, and only its holder is served until the release', () => {
  const served = entity(operation('1', 'a'), lock('h'), operation('2', 'a'), operation('3', 'h'));
  expect(serve(served)).toEqual(['1', 'locked by h']);
  expect(serve(served)).toEqual(['3']);
  expect([served.isReady, served.isIdle]).toEqual([false, false]);
  served.deliver(release('someone else'));
  expect(served.isReady).toBe(false);
  served.deliver(operation('4', 'h'));
  served.deliver(release('h'));
  served.deliver(operation('5', 'h'));
  expect(serve(served)).toEqual(['4', '5', '2']);
  expect(served.record.lockedBy).toBe(null);
});

test('the first that waits for the lock gets it after the release', () => {
  const served = entity(lock('h'), lock('i'), operation('1', 'a'));
  expect(serve(served)).toEqual(['locked by h']);
  served.deliver(release('h'));
  expect(serve(served)).toEqual(['locked by i']);
  served.deliver(release('i'));
  expect(serve(served)).toEqual(['1']);
});
