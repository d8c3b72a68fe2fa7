import { expect, test } from 'vitest';
import { endpointIdFor, PartnerId } from '../../shared/domain/ids.ts';
import { clockStopwatches } from '../../test/webhooks/clock-stopwatches.ts';
import { EndpointGate, type Entered, MOST_AT_ENDPOINT, type Place } from './endpoint-gate.ts';

const PLACES = 32;
const THIRD = Math.floor(PLACES / 3);

function setUp() {
  const clock = { at: Date.UTC(2026, 10, 27), now: () => new Date(clock.at) };
  return { clock, gate: new EndpointGate(clock, { stopwatches: clockStopwatches(clock), places: PLACES }) };
}

/** Each endpoint has a partner and a host of its own, unless they are named. */
function tryEnter(gate: EndpointGate, name: string, partner = name, host = `${name}.example`): Entered {
  const partnerId = PartnerId.parse(partner);
  return gate.enter({ partnerId, endpointId: endpointIdFor(partnerId, name) }, `https://${host}/hooks`);
}

function enter(gate: EndpointGate, ...who: [name: string, partner?: string, host?: string]): Place {
  const entered = tryEnter(gate, ...who);
  if (entered.kind === 'full') throw new Error(`${who[0]} has no room`);
  return entered;
}

const ended = (isWorking: boolean, latencyMs = 50) => ({ isWorking, latencyMs });

const prove = (gate: EndpointGate, ...names: string[]) => {
  for (const name of names) enter(gate, name).leave(ended(true));
};

const countFree = (gate: EndpointGate, name: string, partner = name) => {
  let count = 0;
  while (count < 100 && tryEnter(gate, name, partner).kind === 'entered') count += 1;
  return count;
};

test('a quick endpoint gets some places, and no more', () => {
  const { gate } = setUp();
  prove(gate, 'quick');
  expect(countFree(gate, 'quick')).toBe(MOST_AT_ENDPOINT.quick);
  expect(tryEnter(gate, 'quick')).toMatchObject({ kind: 'full' });
});

test('an endpoint that takes long gets few places, from the moment at which that shows', () => {
  const { gate, clock } = setUp();
  prove(gate, 'quick', 'slow');
  enter(gate, 'slow');
  enter(gate, 'slow');
  clock.at += 1_500;
  expect(tryEnter(gate, 'slow')).toMatchObject({ kind: 'full' });
  expect(countFree(gate, 'quick')).toBe(MOST_AT_ENDPOINT.quick);
});

test('all slow endpoints together leave places to the others', () => {
  const { gate } = setUp();
  prove(gate, 'quick');
  const names = Array.from({ length: 40 }, (_, n) => `slow-${n}`);
  for (const name of names) {
    enter(gate, name).leave(ended(true, 14_000));
  }
  const places = names.reduce((sum, name) => sum + countFree(gate, name), 0);
  expect(places).toBe(THIRD);
  expect(countFree(gate, 'quick')).toBe(MOST_AT_ENDPOINT.quick);
});

test('an endpoint that keeps failing is left alone, then tried once, and is free again after a success', () => {
  const { gate, clock } = setUp();
  for (let n = 0; n < 5; n += 1) enter(gate, 'dead').leave(ended(false));
  expect(tryEnter(gate, 'dead')).toEqual({ kind: 'full', waitMs: 30_000, isSlow: true });
  clock.at += 30_000;
  const probe = enter(gate, 'dead');
  expect(tryEnter(gate, 'dead')).toMatchObject({ kind: 'full' });
  probe.leave(ended(false));
  expect(tryEnter(gate, 'dead')).toMatchObject({ kind: 'full', waitMs: 30_000 });
  clock.at += 30_000;
  enter(gate, 'dead').leave(ended(true));
  expect(countFree(gate, 'dead')).toBe(MOST_AT_ENDPOINT.quick);
});

test('what is known of endpoints has a bound, and one with an attempt under way is not forgotten', () => {
  const { gate, clock } = setUp();
  prove(gate, 'busy');
  for (let n = 0; n < MOST_AT_ENDPOINT.quick; n += 1) enter(gate, 'busy');
  for (let n = 0; n < 10_100; n += 1) enter(gate, `other-${n}`).leave(ended(true));
  clock.at += 10;
  expect(tryEnter(gate, 'busy')).toMatchObject({ kind: 'full' });
});

test('attempts that end by a fault of ours break no endpoint', () => {
  const { gate } = setUp();
  prove(gate, 'healthy');
  for (let n = 0; n < 10; n += 1) enter(gate, 'healthy').leave();
  expect(countFree(gate, 'healthy')).toBe(MOST_AT_ENDPOINT.quick);
});

test('in a new process, an endpoint gets one place until it has answered, and a partner a few: the others are attempted meanwhile', () => {
  const { gate } = setUp();
  const free = Array.from({ length: 10 }, (_, n) => countFree(gate, `hole-${n}`, 'careless'));
  expect(free.filter((count) => count > 0)).toEqual([1, 1, 1]);
  const first = enter(gate, 'shop', 'acme');
  expect(tryEnter(gate, 'shop', 'acme')).toMatchObject({ kind: 'full', isSlow: false });
  first.leave(ended(true));
  expect(countFree(gate, 'shop', 'acme')).toBe(MOST_AT_ENDPOINT.quick);
});

test('new endpoints that hang leave places to other new ones after a second', () => {
  const { gate, clock } = setUp();
  const hanging: Place[] = [];
  for (let n = 0; n < 100; n += 1) {
    const entered = tryEnter(gate, `hole-${n}`);
    if (entered.kind === 'entered') hanging.push(entered);
    endCalledBack(hanging);
    clock.at += 300;
  }
  expect(hanging.length).toBe(100);
  enter(gate, 'shop').leave(ended(true));
});

test('slow endpoints of many partners: each has a place, however many the first ones want', () => {
  const { gate } = setUp();
  const taken: number[] = [];
  for (const partner of ['one', 'two', 'three', 'four', 'acme']) {
    const names = Array.from({ length: 10 }, (_, n) => `slow-${n}`);
    for (const name of names) enter(gate, name, partner).leave(ended(true, 14_000));
    taken.push(names.reduce((sum, name) => sum + countFree(gate, name, partner), 0));
  }
  expect(taken).toEqual([4, 2, 2, 1, 1]);
});

/** A partner whose ten endpoints have answered quickly so far, and don't any more: it sends as much as it can. */
function hang(gate: EndpointGate, partner: string, host = (name: string) => `${name}.example`) {
  const names = Array.from({ length: 10 }, (_, n) => `${partner}-${n}`);
  for (const name of names) enter(gate, name, partner).leave(ended(true));
  const hanging: Place[] = [];
  for (let round = 0; round < MOST_AT_ENDPOINT.quick; round += 1) {
    for (const name of names) {
      const entered = tryEnter(gate, name, partner, host(name));
      if (entered.kind === 'entered') hanging.push(entered);
    }
  }
  return { hanging, endCalledBack: () => endCalledBack(hanging) };
}

/** @returns those that go on */
function endCalledBack(hanging: readonly Place[]): Place[] {
  const called = hanging.filter(({ calledBack }) => calledBack.aborted);
  for (const { leave } of called) leave({ isWorking: undefined, latencyMs: 1_100 });
  return hanging.filter(({ calledBack }) => !calledBack.aborted);
}

test('a busy partner alone gets most places, and leaves a third to others', () => {
  const { gate } = setUp();
  const { hanging } = hang(gate, 'busy');
  expect(hanging.length).toBe(20);
  prove(gate, 'shop');
  expect(countFree(gate, 'shop'), 'the rest is for a third partner').toBe(7);
});

test('a partner whose ten endpoints hang all at once keeps a third of the places, whatever it had before', () => {
  const { gate, clock } = setUp();
  prove(gate, 'shop');
  const { hanging, endCalledBack } = hang(gate, 'careless');
  clock.at += 900;
  enter(gate, 'shop').leave(ended(true));
  expect(hanging.some(({ calledBack }) => calledBack.aborted)).toBe(false);
  clock.at += 200;
  enter(gate, 'shop');
  expect(endCalledBack()).toHaveLength(THIRD);
  expect(tryEnter(gate, 'careless-0', 'careless'), 'it gets no further ones').toMatchObject({ isSlow: true });
  expect(countFree(gate, 'shop')).toBe(MOST_AT_ENDPOINT.quick - 1);
});

test('a host that hangs keeps a third of the places, however many partners have endpoints there', () => {
  const { gate, clock } = setUp();
  const partners = ['one', 'two', 'three', 'four'].map((name) => hang(gate, name, () => 'relay.example').hanging);
  clock.at += 1_100;
  tryEnter(gate, 'shop');
  expect(endCalledBack(partners.flat())).toHaveLength(THIRD);
  expect(countFree(gate, 'shop')).toBe(MOST_AT_ENDPOINT.new);
});

test('partners that hang at the same time keep half of the places together, and each loses what it has most', () => {
  const { gate, clock } = setUp();
  const partners = ['one', 'two', 'three', 'four'].map((name) => hang(gate, name));
  const before = partners.map(({ hanging }) => hanging.length);
  expect(before.reduce((sum, count) => sum + count)).toBeGreaterThan(PLACES / 2);
  clock.at += 1_100;
  tryEnter(gate, 'shop');
  const kept = partners.map(({ endCalledBack }) => endCalledBack().length);
  expect(kept.reduce((sum, count) => sum + count)).toBe(PLACES / 2);
  expect(kept[3], 'who had little, keeps it').toBe(before[3]);
});

test('an endpoint that was called back counts as slow, and is not called back again', () => {
  const { gate, clock } = setUp();
  const { endCalledBack } = hang(gate, 'careless');
  clock.at += 1_100;
  enter(gate, 'shop').leave(ended(true));
  for (const { leave } of endCalledBack()) leave(ended(true, 1_500));
  const slow = enter(gate, 'careless-0', 'careless');
  hang(gate, 'other');
  clock.at += 14_000;
  enter(gate, 'shop').leave(ended(true));
  expect(slow.calledBack.aborted).toBe(false);
});

test('a host that hangs takes no place from endpoints that are known to be slow', () => {
  const { gate, clock } = setUp();
  hang(gate, 'careless');
  enter(gate, 'slow', 'acme').leave(ended(true, 14_000));
  clock.at += 1_100;
  expect(countFree(gate, 'slow', 'acme')).toBe(MOST_AT_ENDPOINT.slow);
});
