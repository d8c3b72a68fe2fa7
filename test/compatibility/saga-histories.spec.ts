import { describe, expect, test } from 'vitest';
import { sagas } from '../../orchestrations/sagas.ts';
import { readRecordedSagas } from './recorded-saga.ts';
import { replaySaga } from './replay-saga.ts';

const all = readRecordedSagas();

describe.each(all)('a saga of $release that was $what', ({ recorded }) => {
  test('the current app continues the saga in the same way from each point of its history', async () => {
    const saga = sagas.find(({ name }) => name === recorded.name);
    if (saga === undefined) throw new Error(`the app no longer has ${recorded.name}`);
    const { episodes, output } = await replaySaga(saga, recorded);
    for (const { recorded: then, replayed } of episodes) expect(replayed).toEqual(then);
    expect(output).toEqual(recorded.output);
  });
});

test('the histories cover every way in which an order can end', () => {
  const ends = all.map(({ recorded: { output } }) => (output as { status: string }).status);
  expect(new Set(ends)).toEqual(new Set(['completed', 'failed', 'superseded']));
});
