import { openAsBlob, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Import } from '../../packages/partner-client/src/index.ts';
import { beginImport } from '../begin-import.ts';
import { connectPartner } from '../connect-partner.ts';
import { memoryOf } from '../processes/process-usage.ts';
import type { RunningStack } from '../processes/start-stack.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Imports a file, and says how long it takes and what the host's memory and the history of the job's instance are. */
export async function measureImportFile(what: string, stack: RunningStack, path: string): Promise<void> {
  const client = connectPartner(stack.gateway, stack.token);
  const file = await openAsBlob(path);
  const before = memoryOf(stack.host);
  const uploading = performance.now();
  const id = await beginImport(client, file);
  const began = performance.now();
  const memory: { done: number; mb: number }[] = [];
  let history = 0;
  let ended: Import;
  for (;;) {
    ended = await client.imports.get(id);
    memory.push({ done: (ended.progress.bytes?.done ?? 0) / file.size, mb: memoryOf(stack.host) });
    history = Math.max(history, await countEvents(stack, id));
    if (ended.status !== 'queued' && ended.status !== 'running') break;
    await sleep(1_000);
  }
  const seconds = (performance.now() - began) / 1_000;
  const { lines, placed, replayed, refused } = ended.progress;
  const most = (from: number, to: number) =>
    Math.max(...memory.filter(({ done }) => done >= from && done <= to).map(({ mb }) => mb)).toFixed(0);
  say(
    `\n${what}, ${(file.size / 1_048_576).toFixed(0)} MB: ${ended.status} in ${seconds.toFixed(0)} s, uploaded in ${((began - uploading) / 1_000).toFixed(0)} s`,
  );
  say(
    `  ${lines} lines: ${placed} placed, ${replayed} placed before, ${refused} refused; ${(lines / seconds).toFixed(0)} lines a second`,
  );
  say(
    `  memory of host and app: ${before.toFixed(0)} MB before; at most ${most(0, 0.25)} MB in the first quarter, ${most(0.25, 0.75)} MB in the middle, ${most(0.75, 1)} MB in the last quarter`,
  );
  say(`  history of the instance: at most ${history} events`);
  if (ended.status !== 'completed') process.exitCode = 1;
}

async function countEvents({ api, directory: state }: RunningStack, instance: string): Promise<number> {
  const { systemKeys } = JSON.parse(readFileSync(join(state, 'functions-host', 'keys.json'), 'utf8'));
  const query = new URLSearchParams({ showHistory: 'true', code: systemKeys.durabletask_extension });
  const response = await fetch(`${api}/runtime/webhooks/durabletask/instances/${instance}?${query}`);
  // It may not be started yet.
  if (response.status === 404) return 0;
  const { historyEvents = [] } = (await response.json()) as { historyEvents?: unknown[] };
  return historyEvents.length;
}
