import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fixture, startHostProcess } from './host-process.ts';

test('an orchestration that one host began is ended by the next on the same state', async () => {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'durable-state-'));
  onTestFinished(() => rmSync(stateDirectory, { recursive: true }));
  const run = { scriptRoot: fixture('durable-app'), stateDirectory };
  {
    await using host = await startHostProcess(run);
    const begun = await fetch(`${host.url}/api/begin/one`, { method: 'POST' });
    expect(begun.status).toBe(202);
    const { statusQueryGetUri } = Object(await begun.json());
    expect(Object(await (await fetch(statusQueryGetUri)).json()).runtimeStatus).toMatch(/Pending|Running/);
    host.child.kill('SIGTERM');
    expect(await host.exited).toBe(0);
  }
  await using host = await startHostProcess(run);
  const ended = await fetch(`${host.url}/api/go/one`, { method: 'POST' });
  expect([ended.status, await ended.json()]).toEqual([200, 84]);
});
