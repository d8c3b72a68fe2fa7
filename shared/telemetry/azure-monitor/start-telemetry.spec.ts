import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

// Other specs in this process send real telemetry, with their own modules.
beforeAll(() => {
  vi.resetModules();
  // It never ends, because the time that the library itself waits differs from version to version.
  const shutdownAzureMonitor = () => new Promise(() => undefined);
  vi.doMock('applicationinsights', () => ({ useAzureMonitor: () => undefined, shutdownAzureMonitor }));
});
afterEach(() => vi.useRealTimers());
afterAll(() => {
  vi.doUnmock('applicationinsights');
  vi.resetModules();
});

test('an app that stops has five seconds to send its last telemetry', async () => {
  const { startTelemetry } = await import('./start-telemetry.ts');
  vi.useFakeTimers();
  const { stop } = startTelemetry({
    connectionString: 'InstrumentationKey=none',
    samplingRatio: 1,
    intervalMs: 1_000,
    role: { name: 'orders', instance: 'local' },
  });
  let stopped = false;
  const stopping = stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(4_999);
  expect(stopped).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(stopped).toBe(true);
  await stopping;
});
