import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundling } from '../../tools/build/build.ts';
import { root } from '../../tools/root.ts';

const run = promisify(execFile);
const program = 'test/monitoring/programs/note-hosts.ts';

let directory: string;
let port: number;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'own-calls-'));
  await build({
    ...bundling,
    absWorkingDir: root,
    entryPoints: [program],
    outdir: directory,
    outExtension: { '.js': '.mjs' },
  });
  const closed = createServer();
  port = await listen(closed, 0, 'nobody');
  await closeServer(closed);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('telemetry calls only its ingestion endpoint, and prints nothing while that is down', async () => {
  const { PATH } = process.env;
  const endpoint = `https://${LOOPBACK}:${port}/`;
  const connection = `InstrumentationKey=${crypto.randomUUID()};IngestionEndpoint=${endpoint};LiveEndpoint=https://live.invalid/`;
  const env = { PATH, TMPDIR: directory, CONNECTION_STRING: connection };
  const { stdout, stderr } = await run(process.execPath, [join(directory, 'note-hosts.mjs')], { env });
  expect({ hosts: stdout, stderr }).toEqual({ hosts: JSON.stringify([LOOPBACK]), stderr: '' });
});
