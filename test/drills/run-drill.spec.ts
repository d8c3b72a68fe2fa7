import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { promisify } from 'node:util';
import { until } from '@partner-orders/loopback-server/until';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Drill } from '../../tools/drills/drill-declaration.ts';
import type { DrillStack } from '../../tools/drills/drill-stack.ts';
import { runDrill } from '../../tools/drills/run-drill.ts';

const run = promisify(execFile);
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'run-drill-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** A stack of which only the drill itself says what is wrong. */
function stackOf(): DrillStack {
  const none = async () => [];
  const requeue = {
    at: '2026-01-01T00:00:00.000Z',
    command: 'dead-letters requeue',
    given: { all: true, azure: true },
  };
  const ports = {
    ...{ deadLetters: { list: none }, outbox: { listParked: none }, refundsAdmin: { countOpen: async () => 0 } },
    auditLog: { list: async () => ({ acts: [requeue] }) },
  };
  const urls = { cosmos: 'c', serviceBus: 's', payments: 'p', carrier: 'd' };
  return { isUp: true, directory, prepared: { stack: { urls } }, ports } as unknown as DrillStack;
}

function start({ isAttended }: { isAttended: boolean }) {
  let isSettled = false;
  const drill: Drill = {
    ...{ name: 'x', summary: 'x', call: { said: 'x' }, runbook: 'dead-letters.md', cause: 'x', hints: [], steps: [] },
    begin: async () => ({
      given: {},
      findFaults: async () => (isSettled ? [] : ['broken']),
      async carryOut(call) {
        isSettled ||= call.includes('settle');
        return 'done';
      },
    }),
  };
  const said: string[] = [];
  const input = new PassThrough();
  const { signal: stopping } = new AbortController();
  const terminal = { width: 120, say: (line: string) => void said.push(line), input, isAttended, stopping };
  const over = runDrill(drill, stackOf(), terminal, false);
  const type = async (command: string) => {
    await until('the page', async () => said.some((line) => line.includes('broken')));
    return run('bash', ['-c', `. '${join(directory, 'desk', 'desk.sh')}'\n${command}`]);
  };
  return { said, input, over, type };
}

test('after the repair the stack runs on until Enter, and the sheet has what repaired it without the operator’s commands', async () => {
  const { said, input, over, type } = start({ isAttended: true });
  await type('npm run deliver -- status --environment production');
  await type('npm run deliver -- settle --environment production');
  await until('the sheet', async () => said.some((line) => line.startsWith('The stack runs on')));
  const acts = said.filter((line) => line.includes('production') && !line.includes(': done'));
  expect(acts).toEqual([expect.stringContaining('npm run deliver -- settle --environment production')]);
  expect(said.join('\n')).toMatch(/acts .*dead-letters requeue --all/);
  expect((await type('az account show')).stderr).toContain('done');
  input.write('\n');
  await over;
});

test('without a terminal the drill ends with the repair', async () => {
  const { over, type } = start({ isAttended: false });
  await type('az settle');
  expect((await over).repairedAt).toBeInstanceOf(Date);
});
