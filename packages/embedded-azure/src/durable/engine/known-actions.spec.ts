import { expect, test } from 'vitest';
import { KnownActions } from './known-actions.ts';

const a = { actionType: 0, input: 'a ]] "," b' };
const b = { actionType: 5, isCanceled: false };
const state = (actions: unknown[], isDone = false) =>
  JSON.stringify({ isDone, actions: [actions], schemaVersion: 'V4' });

test('known actions are removed, whether or not more follow', () => {
  const none = new KnownActions();
  expect(none.without(state([a]))).toBe(state([a]));
  const one = none.with([a]);
  expect(one.without(state([a]))).toBe(state([]));
  expect(one.without(state([a, b], true))).toBe(state([b], true));
  const two = one.with([b]);
  expect(two.without(state([a, b, a]))).toBe(state([a]));
  expect(two.with([]).without(state([a, b]))).toBe(state([]));
});

test('nothing is removed if the actions begin differently', () => {
  const known = new KnownActions().with([a, b]);
  expect(known.without(state([a, { ...b, isCanceled: true }]))).toBeUndefined();
  expect(known.without(state([a]))).toBeUndefined();
  expect(known.without(state([b, a]))).toBeUndefined();
  expect(known.without('{"actions":[[]]}')).toBeUndefined();
  expect(new KnownActions().with([1]).without(state([12]))).toBeUndefined();
});
