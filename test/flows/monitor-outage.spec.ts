import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anOrder, RunningStack } from '../running-stack.ts';

/** Where the exporter keeps what it could not send. */
let directory: string;
/** A telemetry endpoint that does not exist, and one that accepts connections but never answers. */
let silent: Server;
let ports: { closed: number; silent: number };
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'unsent-'));
  silent = createServer((socket) => socket.resume());
  const closed = createServer();
  ports = { closed: await listen(closed, 0, 'nobody'), silent: await listen(silent, 0, 'the silent one') };
  await closeServer(closed);
});
afterAll(async () => {
  await closeServer(silent);
  rmSync(directory, { recursive: true, force: true });
});

test.each(['closed', 'silent'] as const)(
  'with a monitor that is %s the app starts, answers, completes its orders and stops',
  async (which) => {
    const endpoint = `https://${LOOPBACK}:${ports[which]}/`;
    const stack = await RunningStack.start(async () => ({
      APPLICATIONINSIGHTS_CONNECTION_STRING: `InstrumentationKey=${crypto.randomUUID()};IngestionEndpoint=${endpoint}`,
      TMPDIR: directory,
    }));
    try {
      const acme = await stack.partner('acme');
      for (let n = 0; n < 5; n += 1) {
        const { id } = await acme.place(anOrder());
        expect(await stack.ended('acme', id)).toMatchObject({ status: 'confirmed' });
      }
      await stack.host.stop();
      expect(stack.host.child.exitCode).toBe(0);
      // Housekeeping may run meanwhile, and this stack has no file storage.
      const unwanted = new RegExp(`unhandled|ECONNREFUSED ${LOOPBACK}:${ports[which]}\\b|telemetry`, 'i');
      expect(stack.output.join('')).not.toMatch(unwanted);
    } finally {
      await stack.stop();
    }
  },
);
