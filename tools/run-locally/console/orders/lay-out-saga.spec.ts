import { expect, test } from 'vitest';
import type { Story, StoryEntry, StoryStep } from '../../../operator/story/story.ts';
import { layOutSaga } from './lay-out-saga.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1_000).toISOString();
const undone = { does: 'undo it', state: 'done', attempts: undefined, because: undefined, nextAt: undefined } as const;

const step = (name: string, changes: Partial<StoryStep>): StoryStep => ({
  ...{ name, does: name, state: 'done', since: undefined, at: undefined, tookMs: undefined },
  ...{ because: undefined, until: undefined, undo: undefined },
  ...changes,
});
const event = (what: string, seconds: number) => ({ kind: 'event', what, at: at(seconds) }) as StoryEntry;

const story = (steps: StoryStep[], events: StoryEntry[]) =>
  ({ at: at(10), order: { createdAt: at(0) }, saga: { steps }, timeline: events }) as unknown as Story;

const four = [
  step('reserve-stock', { since: at(0), at: at(2), undo: undone }),
  step('authorize-payment', { since: at(2), at: at(4), undo: undone }),
  step('book-shipment', { state: 'failed', since: at(4) }),
  step('capture-payment', { state: 'not_done' }),
];

test('a failed order goes back from the failed step to the first one, between the failure and the end', () => {
  const layout = layOutSaga(story(four, [event('order.placed', 0), event('order.failed', 8)]));
  expect(layout?.rows.map(({ bar, undo, back }) => ({ bar, undo, back }))).toEqual([
    { bar: { from: 0, to: 0.25 }, undo: { from: 0.5, to: 1 }, back: 'end' },
    { bar: { from: 0.25, to: 0.5 }, undo: { from: 0.5, to: 1 }, back: 'undo' },
    { bar: { from: 0.5, to: 1 }, undo: undefined, back: 'turn' },
    { bar: undefined, undo: undefined, back: undefined },
  ]);
  expect(layout?.ticks).toEqual(
    [0, 2, 4, 6, 8].map((s) => ({ at: s / 8, ms: s * 1_000, text: s === 0 ? 'placed' : `+${s} s` })),
  );
});

test('an order under way grows until now, and a wait is where it was', () => {
  const steps = [
    step('reserve-stock', { since: at(0), at: at(1) }),
    step('authorize-payment', { since: at(1), at: at(5) }),
    step('book-shipment', { state: 'waiting', since: at(5) }),
    step('capture-payment', { state: 'to_come' }),
  ];
  const events = [
    ...[event('order.held', 0), event('order.payment_action_required', 2), event('order.authorized', 5)],
    ...[event('order.delayed', 7), event('order.resumed', 8)],
  ];
  const rows = layOutSaga(story(steps, events))?.rows ?? [];
  expect(rows.map(({ waits }) => waits.map(({ what, from, to }) => [what, from, to]))).toEqual([
    [],
    [['waited for the payer', 0.2, 0.5]],
    [
      ['was on hold', 0.5, 1],
      ['was delayed', 0.7, 0.8],
    ],
    [],
  ]);
  expect(rows[2]?.bar).toEqual({ from: 0.5, to: 1 });
  expect(rows.map(({ back }) => back)).toEqual([undefined, undefined, undefined, undefined]);
});

test('the attempts that the history tells are where they were, with the waits between them', () => {
  const layout = layOutSaga(story(four, [event('order.placed', 0), event('order.failed', 8)]), {
    'reserve-stock': { did: [], undid: [{ from: at(7), to: at(8), fault: undefined }] },
    'authorize-payment': {
      did: [],
      undid: [
        { from: at(6), to: at(6.4), fault: 'no answer' },
        { from: at(6.8), to: at(7), fault: undefined },
      ],
    },
    'book-shipment': {
      did: [
        { from: at(4), to: at(4.4), fault: 'no answer' },
        { from: at(5.2), to: at(6), fault: undefined },
      ],
      undid: [],
    },
  });
  const [reserve, authorize, book] = layout?.rows ?? [];
  expect(reserve?.undo).toEqual({ from: 0.875, to: 1 });
  expect(authorize?.undo).toEqual({ from: 0.75, to: 0.875 });
  expect(authorize?.undos).toEqual([
    { from: 0.75, to: 0.8, isFailed: true },
    { from: 0.85, to: 0.875, isFailed: false },
  ]);
  expect(book?.bar).toEqual({ from: 0.5, to: 0.75 });
  expect(book?.gaps).toEqual([{ from: 0.55, to: 0.65 }]);
});

test.each([
  [0.9, ['placed', '+200 ms', '+400 ms', '+600 ms', '+800 ms']],
  [1.6, ['placed', '+0.5 s', '+1 s', '+1.5 s']],
  [400, ['placed', '+2 min', '+4 min', '+6 min']],
  [20_000, ['placed', '+1 h', '+2 h', '+3 h', '+4 h', '+5 h']],
])('the ticks of %s seconds have one unit and round numbers', (seconds, texts) => {
  const layout = layOutSaga(story(four, [event('order.placed', 0), event('order.failed', seconds)]));
  expect(layout?.ticks.map(({ text }) => text)).toEqual(texts);
});
