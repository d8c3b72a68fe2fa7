import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { FunctionDefinition, FunctionInvoker } from '../invocation.ts';
import { HostState } from '../state/host-state.ts';
import { TimerListener } from './timer-listener.ts';

const start = Date.UTC(2026, 0, 1, 2, 59, 30);

beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

function timer(trigger: Record<string, unknown>, run: () => Promise<void> = async () => {}) {
  const definition: FunctionDefinition = {
    id: 't',
    name: 't',
    bindings: {},
    trigger: { type: 'timerTrigger', name: 'timer', ...trigger },
  };
  const payloads: unknown[] = [];
  const invoker: FunctionInvoker = {
    functions: new Map(),
    async invoke(_definition, [input]) {
      payloads.push({ at: new Date().toISOString(), ...JSON.parse(input?.data.json ?? '') });
      await run();
      return {};
    },
  };
  const state = HostState.open(':memory:');
  onTestFinished(() => state.close());
  const listener = new TimerListener(definition, { invoker, state, log() {}, clock: () => new Date() });
  listener.start();
  return { listener, payloads, state };
}

test('a monitored timer gets the time of its last run, which is stored', async () => {
  const { payloads, state } = timer({ schedule: '0 0 3 * * *' });
  await vi.advanceTimersByTimeAsync(2 * 86_400_000);
  expect(payloads).toMatchObject([
    { at: '2026-01-01T03:00:00.000Z', ScheduleStatus: { Last: '0001-01-01T00:00:00.000Z' } },
    { at: '2026-01-02T03:00:00.000Z', ScheduleStatus: { Last: '2026-01-01T03:00:00.000Z' } },
  ]);
  expect(state.timer('t')).toMatchObject({ last: '2026-01-02T03:00:00.000Z', next: '2026-01-03T03:00:00.000Z' });
});

test('without a monitor there is no status, and nothing is stored', async () => {
  const { payloads, state } = timer({ schedule: '0 0 3 * * *', useMonitor: false });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(payloads).toMatchObject([{ ScheduleStatus: null }]);
  expect(state.timer('t')).toBeUndefined();
});

test('a run that takes longer than the interval does not overlap with the next', async () => {
  const long = () => new Promise<void>((resolve) => setTimeout(resolve, 2500));
  const { payloads } = timer({ schedule: '00:00:01' }, long);
  await vi.advanceTimersByTimeAsync(7000);
  expect(payloads).toMatchObject([{ at: '2026-01-01T02:59:31.000Z' }, { at: '2026-01-01T02:59:34.500Z' }]);
});

test('a timer beyond the range of setTimeout fires when it is due', async () => {
  const { payloads } = timer({ schedule: '0 0 0 1 3 *' });
  await vi.advanceTimersByTimeAsync(60 * 86_400_000);
  expect(payloads).toMatchObject([{ at: '2026-03-01T00:00:00.000Z' }]);
});

test('a stopped timer does not fire, and stop waits for the current run', async () => {
  const { listener, payloads } = timer(
    { schedule: '00:00:01' },
    () => new Promise((resolve) => setTimeout(resolve, 500)),
  );
  await vi.advanceTimersByTimeAsync(1200);
  let stopped = false;
  const stopping = listener.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(200);
  expect(stopped).toBe(false);
  await vi.advanceTimersByTimeAsync(5000);
  await stopping;
  expect(payloads).toHaveLength(1);
});
