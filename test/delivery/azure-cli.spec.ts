import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { azureCli } from '../../tools/delivery/azure-cli.ts';
import { AzStage } from './az-stage.ts';

let stage: AzStage;
beforeEach(() => {
  stage = new AzStage();
});
afterEach(() => {
  vi.unstubAllEnvs();
  stage.close();
});

const show = ['resource', 'list', '--resource-group', 'rg-test'];

test('an az that never answers is stopped, and the error says so', async () => {
  stage.azure.faults.push({ at: 'resource list', kind: 'hangs' });
  for (const [name, value] of Object.entries(stage.environment())) vi.stubEnv(name, value);
  await expect(azureCli.ask(z.unknown(), show, { timeoutMs: 500 })).rejects.toThrow(
    'az resource list gave no answer within 500 ms',
  );
});

test.runIf(process.platform === 'linux')('an az that is stopped takes with it what it has started', async () => {
  for (const [name, value] of Object.entries(stage.environment())) vi.stubEnv(name, value);
  const pid = join(stage.directory, 'pid');
  // As Debian's az does: a shell that starts Python, which does the work and holds the pipes.
  const script = `#!/bin/sh\n'${process.execPath}' -e 'setInterval(() => {}, 1000)' &\necho $! > '${pid}'\nwait\n`;
  writeFileSync(join(stage.directory, 'az'), script);
  await expect(azureCli.ask(z.unknown(), show, { timeoutMs: 500 })).rejects.toThrow('gave no answer');
  const worker = Number(readFileSync(pid, 'utf8'));
  // It is gone, or waits for its new parent to notice that.
  const state = () => /^State:\s+(\w)/m.exec(readFileSync(`/proc/${worker}/status`, 'utf8'))?.[1];
  await vi.waitFor(() => {
    try {
      expect(state()).toBe('Z');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  });
});

test('an answer of an unexpected shape is an error that says what is wrong', async () => {
  for (const [name, value] of Object.entries(stage.environment())) vi.stubEnv(name, value);
  await expect(azureCli.ask(z.array(z.object({ sku: z.string() })), show)).rejects.toThrow(
    'az resource list answered something unexpected: 0.sku',
  );
});
