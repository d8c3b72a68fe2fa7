import { expect, test } from 'vitest';
import { LoopStopwatches } from './loop-stopwatches.ts';

/** Time passes, and a tick comes when the process is free again. */
function setUp() {
  const clock = { at: 0 };
  const stopwatches = new LoopStopwatches(() => clock.at);
  const pass = (ms: number) => {
    clock.at += ms;
    stopwatches.tick();
  };
  const idle = (ms: number) => {
    for (let n = 0; n < ms / 20; n += 1) pass(20);
  };
  return { clock, stopwatches, pass, idle };
}

test('in a process that is free, it measures what has passed', () => {
  const { stopwatches, idle } = setUp();
  const watch = stopwatches.start();
  idle(1_500);
  expect(watch.stop()).toBe(1_500);
});

test('a time in which the process could notice nothing is not counted, before the tick that shows it and after', () => {
  const { clock, stopwatches, idle } = setUp();
  const watch = stopwatches.start();
  idle(100);
  clock.at += 2_020;
  expect(watch.readMs()).toBe(120);
  stopwatches.tick();
  expect(watch.stop()).toBe(120);
});

test('one that starts while the process is busy counts nothing of the time before', () => {
  const { clock, stopwatches } = setUp();
  const other = stopwatches.start();
  clock.at += 500;
  const watch = stopwatches.start();
  clock.at += 10;
  stopwatches.tick();
  clock.at += 20;
  expect(watch.stop()).toBe(20);
  other.stop();
});

test('in a process that is always busy, a slow answer is slow all the same', () => {
  const { stopwatches, pass } = setUp();
  const watch = stopwatches.start();
  for (let n = 0; n < 100; n += 1) pass(70);
  expect(watch.stop()).toBe(7_000 - 5 * 50);
});
