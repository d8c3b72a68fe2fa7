import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TriggerStage } from './trigger-stage.ts';

let stage: TriggerStage;
let directory: string;
let file: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  stage = await TriggerStage.open();
  directory = mkdtempSync(join(tmpdir(), 'cosmos-trigger-'));
  file = join(directory, 'delivered');
});
afterEach(async () => {
  await kill();
  await stage.close();
  rmSync(directory, { recursive: true });
});

function startHost(): void {
  const script = join(import.meta.dirname, 'host-process.ts');
  child = spawn(process.execPath, [script, stage.cosmos.connectionString, file], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function kill(): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

const delivered = () => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []);
const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 15_000, interval: 10 });

test('the only host, killed at any time, continues at once where it stopped: nothing is lost, and little is repeated', async () => {
  startHost();
  const keys = 10;
  let written = 0;
  for (let round = 1; round <= 3; round += 1) {
    await stage.write(50, keys, written / keys);
    written += 50;
    await until(() => new Set(delivered()).size > written - 40);
    await kill();
    const restarted = performance.now();
    startHost();
    await until(() => new Set(delivered()).size >= written);
    // Its leases would expire after a minute. It is the same host, so it does not have to wait.
    expect(performance.now() - restarted).toBeLessThan(10_000);
  }
  const repeated = delivered().length - written;
  expect(repeated).toBeLessThanOrEqual(3 * 4 * 5); // at most a page of each range for each kill
});
