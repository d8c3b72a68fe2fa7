import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../tools/root.ts';

const run = promisify(execFile);

/** A file, what it imports, and whether the architecture allows it. */
const arrows: [file: string, imported: string, allowed: boolean][] = [
  ['shared/domain/a.ts', './money.ts', true],
  ['shared/domain/b.ts', 'zod', true],
  ['shared/domain/c.ts', '../ports/orders.ts', false],
  ['shared/domain/d.ts', 'stripe', false],
  ['shared/ports/a.ts', '../domain/order.ts', true],
  ['shared/ports/b.ts', '../adapters/cosmos/cosmos-orders.ts', false],
  ['shared/adapters/cosmos/a.ts', '@azure/cosmos', true],
  ['shared/adapters/cosmos/b.ts', '../../ports/orders.ts', true],
  ['shared/adapters/cosmos/c.ts', '../../../functions/http/routes.ts', false],
  ['shared/adapters/cosmos/d.ts', '../../../orchestrations/saga.ts', false],
  ['shared/adapters/cosmos/e.ts', '@opentelemetry/api', true],
  ['shared/adapters/cosmos/f.ts', '../../telemetry/run-in-span.ts', true],
  ['shared/adapters/cosmos/g.ts', '@opentelemetry/sdk-metrics', false],
  ['shared/adapters/cosmos/i.ts', 'applicationinsights', false],
  ['shared/adapters/cosmos/h.ts', '../../telemetry/azure-monitor/start-telemetry.ts', false],
  ['shared/telemetry/a.ts', '@opentelemetry/api', true],
  ['shared/telemetry/b.ts', './metrics.ts', true],
  ['shared/telemetry/c.ts', '../domain/order.ts', false],
  ['shared/telemetry/d.ts', './azure-monitor/start-telemetry.ts', false],
  ['shared/telemetry/e.ts', 'applicationinsights', false],
  ['shared/telemetry/f.ts', '@opentelemetry/core', false],
  ['shared/telemetry/azure-monitor/a.ts', 'applicationinsights', true],
  ['shared/telemetry/azure-monitor/b.ts', '@opentelemetry/resources', true],
  ['shared/telemetry/azure-monitor/c.ts', '../../adapters/identity/create-azure-credential.ts', false],
  ['shared/a.ts', '../functions/http/route.ts', false],
  ['orchestrations/a.ts', 'durable-functions', true],
  ['orchestrations/steps/b.ts', '../../shared/ports/orders.ts', true],
  ['orchestrations/steps/c.ts', '../../shared/adapters/stripe/stripe-payments.ts', false],
  ['orchestrations/d.ts', '@azure/cosmos', false],
  ['orchestrations/e.ts', '../functions/http/route.ts', false],
  ['orchestrations/f.ts', '../shared/telemetry/run-in-span.ts', true],
  ['orchestrations/steps/g.ts', '../../shared/telemetry/record-metric.ts', true],
  ['orchestrations/h.ts', '@opentelemetry/api', false],
  ['orchestrations/saga.ts', '../shared/telemetry/record-metric.ts', false],
  ['functions/http/e.ts', '../../shared/telemetry/run-in-span.ts', true],
  ['functions/http/f.ts', '@opentelemetry/api', false],
  ['functions/http/g.ts', '../../shared/telemetry/azure-monitor/start-telemetry.ts', false],
  ['functions/http/a.ts', '../../shared/ports/orders.ts', true],
  ['functions/http/b.ts', '../../shared/adapters/stripe/stripe-payments.ts', false],
  ['functions/http/c.ts', 'durable-functions', false],
  ['functions/http/d.ts', '../../orchestrations/order-saga.ts', false],
  ['functions/http/h.ts', '../../shared/ports/orders-admin.ts', false],
  ['functions/bus/a.ts', '../../shared/ports/dead-letters.ts', false],
  ['tools/seed/a.ts', '@azure/cosmos', false],
  ['tools/delivery/a.ts', '@azure/service-bus', false],
  ['tools/seed/b.ts', '../../shared/adapters/cosmos/cosmos-catalogue-admin.ts', true],
  ['tools/operator/a.ts', '@azure/cosmos', false],
  ['tools/operator/b.ts', '../../shared/adapters/cosmos/cosmos-orders-admin.ts', false],
  ['tools/operator/c.ts', '../../shared/ports/orders-admin.ts', true],
  ['tools/operator/connect-ports.ts', '../../shared/adapters/cosmos/cosmos-orders-admin.ts', true],
  ['functions/main.ts', '@partner-orders/embedded-azure/stack', false],
  ['functions/connect-ports.ts', '../shared/adapters/stripe/stripe-payments.ts', true],
  ['functions/bus/register.ts', '../../shared/adapters/durable/durable-sagas.ts', false],
  ['functions/bus/consumers.ts', '../../shared/ports/sagas.ts', true],
  ['functions/timers/register.ts', 'durable-functions', false],
  ['functions/outbox/register.ts', '../../shared/adapters/cosmos/containers.ts', false],
  ['functions/http/h.ts', '@partner-orders/loopback-server/listen', false],
  ['shared/b.ts', '../tools/root.ts', false],
  ['packages/embedded-azure/src/a.ts', '@partner-orders/loopback-server/listen', true],
  ['packages/embedded-azure/src/b.ts', '@partner-orders/provider-simulators/payments', false],
  ['packages/embedded-azure/src/cosmos/c.ts', '../../../../shared/problems.ts', false],
  ['packages/embedded-azure/src/d.ts', '../../../functions/http/routes.ts', false],
  ['packages/embedded-azure/test/e.spec.ts', '../src/stack.ts', true],
  ['packages/embedded-azure/test/f.spec.ts', '../../../tools/root.ts', false],
  ['packages/embedded-azure/test/g.spec.ts', '../../../test/running-stack.ts', false],
  ['packages/provider-simulators/src/a.ts', '@partner-orders/loopback-server/listen', true],
  ['packages/provider-simulators/src/b.ts', '@partner-orders/embedded-azure/cosmos', false],
  ['packages/loopback-server/src/a.ts', './listen.ts', true],
  ['packages/loopback-server/src/b.ts', '@partner-orders/embedded-azure/cosmos', false],
  ['packages/partner-client/src/a.ts', './retry.ts', true],
  ['packages/partner-client/src/b.ts', '../../../shared/domain/order.ts', false],
  ['packages/partner-client/src/c.ts', 'zod', false],
];

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'import-arrows-'));
  const configuration = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  writeFileSync(
    join(directory, 'biome.json'),
    JSON.stringify({ ...configuration, $schema: undefined, vcs: undefined }),
  );
  for (const [file, imported] of arrows) {
    mkdirSync(join(directory, dirname(file)), { recursive: true });
    writeFileSync(join(directory, file), `import { x } from '${imported}';\n\nexport const y = x;\n`);
  }
  copyFileSync(join(root, 'package.json'), join(directory, 'package.json'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('the linter refuses every import against the architecture, and no other', async () => {
  const biome = join(root, 'node_modules', '.bin', 'biome');
  const flags = ['lint', '--only=style/noRestrictedImports', '--reporter=github', '--max-diagnostics=none', '.'];
  const { stdout } = await run(biome, flags, { cwd: directory }).catch((error) => error);
  const refused = arrows.filter(([file]) => stdout.includes(`/${file},`)).map(([file]) => file);
  expect(refused).toEqual(arrows.filter(([, , allowed]) => !allowed).map(([file]) => file));
});
