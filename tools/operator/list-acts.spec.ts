import { expect, test } from 'vitest';
import type { RecordedAct } from '../../shared/domain/act.ts';
import { PLAIN } from '../command-line/paper.ts';
import { listActs } from './list-acts.ts';
import type { OperatorPorts } from './operator-ports.ts';

const act: RecordedAct = {
  ...{ id: 'act_1', at: '2026-01-01T00:00:00.000Z', by: { name: 'ada' }, via: 'ops', command: 'orders reclaim' },
  given: { order: 'ord_00000000000000000000000001' },
  because: 'the saga was lost when the region failed, and nobody had seen it for two hours',
  end: {
    ...{ at: '2026-01-01T00:00:01.000Z', outcome: 'done', changed: 1 },
    changes: [{ of: 'order', id: 'ord_1', before: { status: 'stuck' }, after: 'x'.repeat(200) }],
  },
};

test('the audit fits on a terminal, and says everything in a pipe', async () => {
  const ports = { auditLog: { list: async () => [act] }, clock: { now: () => new Date() } };
  const report = await listActs(() => []).run(ports as unknown as OperatorPorts, {});
  expect(report.lines.join('\n')).toContain('x'.repeat(200));
  const shown = report.print?.({ ...PLAIN, width: 80 }) ?? [];
  expect(shown.filter((line) => line.length > 80)).toEqual([]);
  expect(shown.join(' ').replace(/\s+/g, ' ')).toContain(`${act.because}`);
  expect(report.print?.(PLAIN)).toEqual(report.lines);
});

const idOf = (n: number) => `ord_0000000000000000000000000${n}`;

test('an act without an end shows the changes that are recorded, first those of the order that is asked for', async () => {
  const changes = Array.from({ length: 9 }, (_, n) => ({ of: 'order', id: idOf(n) }));

  const ports = {
    auditLog: { list: async () => [{ ...act, end: undefined, changes }] },
    clock: { now: () => new Date() },
  };
  const { lines } = await listActs(() => []).run(ports as unknown as OperatorPorts, { order: idOf(8) });
  expect(lines[0]).toContain('not ended');
  expect(lines[2]).toBe(`    order ${idOf(8)}`);
  expect(lines.at(-1)).toBe('    and 4 more at least: the record stops here');
});
