import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DrillStack } from '../../tools/drills/drill-stack.ts';
import { drills } from '../../tools/drills/drills.ts';
import { playDrill } from '../../tools/drills/play-drill.ts';
import { FREE_PORTS } from '../../tools/run-locally/stack-ports.ts';
import { linkApp } from '../running-stack.ts';

/** A bound for a drill that hangs: one has up to fifteen commands. */
const PLAY_MS = 600_000;

/** Every drill breaks the same stack, and is repaired by the commands that its runbook has. */
let directory: string;
let stack: DrillStack;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'drills-'));
  const scriptRoot = linkApp(directory);
  stack = await DrillStack.start({ directory, ports: FREE_PORTS, telemetry: false, build: false, scriptRoot });
});
afterAll(async () => {
  await stack?.stop();
  rmSync(directory, { recursive: true, force: true });
});

test.each(drills)(
  '$name: it is broken until the last command of the runbook, and repaired then',
  async (drill) => {
    const said: string[] = [];
    const played = await playDrill(drill, stack, (line) => said.push(line)).catch((error: Error) => {
      throw new Error(`${error.message}\n${said.join('\n')}`, { cause: error });
    });
    expect(played.leftForLastStep).not.toEqual([]);
  },
  PLAY_MS,
);
