import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { CosmosReconciliation } from '../../shared/adapters/cosmos/cosmos-reconciliation.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import { findingIdFor } from '../../shared/domain/finding.ts';
import type { Given } from '../../tools/command-line/program.ts';
import { connectPorts } from '../../tools/operator/connect-ports.ts';
import { listDifferences } from '../../tools/operator/list-differences.ts';
import { reconcile } from '../../tools/operator/reconcile.ts';
import { resolveDifference } from '../../tools/operator/resolve-difference.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';

let database: Awaited<ReturnType<typeof cosmosDatabase>>;
let operator: ReturnType<typeof connectPorts>;

beforeAll(async () => {
  database = await cosmosDatabase();
  const { connectionString } = database.server;
  const serviceBus = { fullyQualifiedNamespace: 'nobody.asks.for.it' };
  operator = connectPorts(() => ({ cosmos: { connectionString }, serviceBus }));
});
afterAll(async () => {
  await operator?.close();
  await database?.close();
});

const app = () => new CosmosReconciliation(database.container('reconciliation'));

async function aDifference(id: string, since = '2026-01-02T03:04:05.000Z'): Promise<string> {
  const subject = { kind: 'payment' as const, id };
  const difference = { code: 'payment_without_order' as const, ours: 'no order', theirs: 'succeeded' };
  const finding: Finding = { id: findingIdFor(subject), subject, state: 'open', difference, since, dueAt: since };
  await app().saveFinding(finding);
  onTestFinished(() =>
    app()
      .findFinding(finding.id)
      .then(async (found) => {
        if (found) await database.container('reconciliation').item(found.id, found.id).delete();
      }),
  );
  return finding.id;
}

const resolveIt = (given: Given) => resolveDifference.run(operator.ports, given);

test('differences are listed with both sides, the oldest first, and none is said to be none', async () => {
  expect((await listDifferences.run(operator.ports, {})).lines).toEqual(['none']);
  const younger = await aDifference('pi_2', '2026-02-02T03:04:05.000Z');
  const older = await aDifference('pi_1');
  const { lines, data } = await listDifferences.run(operator.ports, {});
  expect(lines).toEqual([
    expect.stringMatching(new RegExp(`^${older}  2026-01-02T.*payment pi_1 .*ours: no order; theirs: succeeded`)),
    expect.stringMatching(new RegExp(`^${younger}  2026-02-02T.*payment pi_2 `)),
  ]);
  expect(data).toMatchObject([{ id: older }, { id: younger }]);
});

test('a difference is resolved once, with who and why, and is no longer listed or due', async () => {
  const id = await aDifference('pi_3');
  const { data } = await resolveIt({ difference: id, because: 'refunded at the dashboard' });
  expect(data).toMatchObject({ id, state: 'resolved', resolved: { reason: 'refunded at the dashboard' } });
  expect((await listDifferences.run(operator.ports, {})).lines).toEqual(['none']);
  expect(await app().listDue(new Date('2099-01-01T00:00:00.000Z'), 10)).toEqual([]);
  await expect(resolveIt({ difference: id, because: 'again' })).rejects.toThrow(`there is no open difference ${id}`);
});

test.each(['fnd_0', 'continuous', 'a/b'])('what is no difference is refused: %s', async (difference) => {
  await expect(resolveIt({ difference, because: 'why' })).rejects.toThrow(`there is no open difference ${difference}`);
});

test.each(['yesterday', '2099-01-01T00:00:00Z'])('--since must be a past time: %s', async (since) => {
  await expect(reconcile.run(operator.ports, { since })).rejects.toThrow(`--since ${since}: must `);
  expect((await app().listOpenRuns()).runs).toEqual([]);
});

test('a comparison is requested as typed, and shows what the app found', async () => {
  const running = reconcile.run(operator.ports, { since: '2026-01-01T00:00:00Z', 'dry-run': true });
  const books = app();
  let [run] = (await books.listOpenRuns()).runs;
  while (run === undefined) [run] = (await books.listOpenRuns()).runs;
  expect(run).toMatchObject({ state: 'open', isDry: true, since: '2026-01-01T00:00:00.000Z' });
  const found = [{ subject: 'payment pi_1', what: 'release_payment' }];
  await books.saveRun({ ...run, state: 'done', counts: { ...run.counts, repaired: 1 }, found });
  const { lines } = await running;
  expect(lines[0]).toMatch(/^done: .*1 repaired/);
  expect(lines[1]).toBe('payment pi_1  -  release_payment');
});
