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
  const ports = { auditLog: { list: async () => ({ acts: [act], others: [] }) }, clock: { now: () => new Date() } };
  const report = await listActs(() => []).run(ports as unknown as OperatorPorts, {});
  expect(report.lines.join('\n')).toContain('x'.repeat(200));
  const shown = report.print?.({ ...PLAIN, width: 80 }) ?? [];
  const reason = `--because '${act.because}'`;
  expect(shown.filter((line) => line.length > 80)).toEqual([
    expect.stringMatching(/^ {4}npm run ops -- orders reclaim /),
  ]);
  expect(shown[1]).toContain(reason);
  expect(report.print?.(PLAIN)).toEqual(report.lines);
});

test('a call is written as it was typed, and can be run again', async () => {
  const given = { sku: 'MUG-01', delta: '-3', minutes: '5', all: true };
  const one = { ...act, command: 'stock adjust', given, because: 'counted' };
  const ports = { auditLog: { list: async () => ({ acts: [one], others: [] }) }, clock: { now: () => new Date() } };
  const command = { name: 'stock adjust', argument: 'sku', summary: '', options: {} };
  const { lines } = await listActs(() => [command]).run(ports as unknown as OperatorPorts, {});
  expect(lines[1]).toBe("    npm run ops -- stock adjust MUG-01 --delta=-3 --minutes 5 --all --because 'counted'");
});

const idOf = (n: number) => `ord_0000000000000000000000000${n}`;

test('an act without an end shows the changes that are recorded, first those of the order that is asked for', async () => {
  const changes = Array.from({ length: 9 }, (_, n) => ({ of: 'order', id: idOf(n) }));

  const ports = {
    auditLog: { list: async () => ({ acts: [{ ...act, end: undefined, changes }], others: [] }) },
    clock: { now: () => new Date() },
  };
  const { lines } = await listActs(() => []).run(ports as unknown as OperatorPorts, { order: idOf(8) });
  expect(lines[0]).toContain('not ended');
  expect(lines[2]).toBe(`    order ${idOf(8)}`);
  expect(lines.at(-1)).toBe('    and 4 more at least: the record stops here');
});

test('records that are none come first, and --json has them too', async () => {
  const others = [
    { month: '2026-01', id: 'broken', fault: 'unreadable' },
    { month: 'x', id: 'new', fault: 'newer' },
    { month: '2026-01', id: 'anything', fault: 'added', actId: 'act_1' },
    ...Array.from({ length: 18 }, (_, n) => ({ month: 'x', id: `${n}`, fault: 'unreadable' })),
  ];
  const ports = { auditLog: { list: async () => ({ acts: [act], others }) }, clock: { now: () => new Date() } };
  const { lines, data } = await listActs(() => []).run(ports as unknown as OperatorPorts, {});
  expect(lines.slice(0, 3)).toEqual([
    "a record that can't be read: 2026-01/broken",
    'a record that a newer version of the app wrote: x/new',
    'a record that was added to act_1, and is none of its own: 2026-01/anything',
  ]);
  expect(lines[20]).toBe('and 1 more such records: --json has all that were found');
  expect(lines[21]).toContain('operator ada');
  expect(data).toEqual({ acts: [act], others });
});
