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

test('an answer of an unexpected shape is an error that says what is wrong', async () => {
  for (const [name, value] of Object.entries(stage.environment())) vi.stubEnv(name, value);
  await expect(azureCli.ask(z.array(z.object({ sku: z.string() })), show)).rejects.toThrow(
    'az resource list answered something unexpected: 0.sku',
  );
});
