import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { HostState } from '../../src/functions-host/state/host-state.ts';
import { fixture, type HostProcess, startHostProcess } from './host-process.ts';

const scriptRoot = fixture('timer-app');
const day = 86_400_000;

function temporaryState(): string {
  const directory = mkdtempSync(join(tmpdir(), 'timer-state-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

/** What the function printed, parsed. */
async function printed(host: HostProcess, pattern: RegExp): Promise<unknown> {
  const [, json = ''] = await host.printed(pattern);
  return JSON.parse(json);
}

test('an unmonitored timer fires by its schedule, with Azure’s payload', async () => {
  await using host = await startHostProcess({ scriptRoot });
  await host.printedLines('each-second ', 2);
  expect(await printed(host, /^each-second (.*)$/m)).toEqual({
    schedule: { adjustForDST: true },
    scheduleStatus: null,
    isPastDue: false,
  });
  expect(host.output()).not.toMatch(/^daily/m);
});

test('a timer with runOnStartup runs at once, and is retried by its policy', async () => {
  await using host = await startHostProcess({ scriptRoot });
  const last = Object(await printed(host, /^at-start (.*"retryCount":2.*)$/m));
  expect(last.retryContext).toMatchObject({ retryCount: 2, maxRetryCount: 2, exception: { message: 'not yet' } });
  expect(last.timer).toMatchObject({
    isPastDue: false,
    scheduleStatus: { last: '0001-01-01T00:00:00.000Z', next: expect.any(String), lastUpdated: expect.any(String) },
  });
  expect(host.output().match(/^at-start/gm)).toHaveLength(3);
});

test('a run that was missed while the host was down happens once, at the next start', async () => {
  const stateDirectory = temporaryState();
  const yesterday = new Date(Math.floor(Date.now() / day) * day - day + 3 * 3_600_000);
  const missed = new Date(yesterday.getTime() - day);
  const state = HostState.open(stateDirectory);
  state.setTimer('daily', {
    last: missed.toISOString(),
    next: yesterday.toISOString(),
    updated: missed.toISOString(),
  });
  state.close();
  {
    await using host = await startHostProcess({ scriptRoot, stateDirectory });
    expect(await printed(host, /^daily (.*)$/m)).toEqual({
      schedule: { adjustForDST: true },
      scheduleStatus: {
        last: missed.toISOString(),
        next: yesterday.toISOString(),
        lastUpdated: missed.toISOString(),
      },
      isPastDue: true,
    });
    host.child.kill('SIGTERM');
    expect(await host.exited).toBe(0);
  }
  await using again = await startHostProcess({ scriptRoot, stateDirectory });
  await again.printed(/^each-second/m);
  expect(again.output()).not.toMatch(/^daily/m);
});

test('a run that was missed under another schedule is not repeated', async () => {
  const stateDirectory = temporaryState();
  const state = HostState.open(stateDirectory);
  const [last, next] = ['2026-01-01T03:00:00.000Z', '2026-01-02T03:00:00.000Z'];
  state.setTimer('daily', { last, next, updated: last });
  state.close();
  await using host = await startHostProcess({ scriptRoot, stateDirectory, settings: { DAILY: '0 0 4 * * *' } });
  await host.printed(/^each-second/m);
  expect(host.output()).not.toMatch(/^daily/m);
});
