import { expect, test } from 'vitest';
import type { Act, ActEnd } from '../../shared/domain/act.ts';
import { carryOut } from './carry-out.ts';
import type { ActingCommand } from './operator-command.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { OpsError } from './ops-error.ts';
import { reportPart } from './partly-done.ts';

const at = '2026-01-31T12:00:00.000Z';

function aDesk(faults: { begin?: Error; end?: Error } = {}) {
  const story: string[] = [];
  const records: (Act | ActEnd)[] = [];
  const auditLog = {
    async begin(act: Act) {
      if (faults.begin) throw faults.begin;
      story.push('begin');
      records.push(act);
    },
    async end(_: Act, end: ActEnd) {
      if (faults.end) throw faults.end;
      story.push('end');
      records.push(end);
    },
  };
  const operator = async () => ({ id: 'o-1', name: 'ada' });
  const ports = { auditLog, operator, clock: { now: () => new Date(at) } } as unknown as OperatorPorts;
  const command = (run: ActingCommand['run']): ActingCommand => ({
    name: 'orders mend',
    summary: 'mends an order',
    isAct: true,
    unrecorded: ['contact'],
    run: (...args) => {
      story.push('run');
      return run(...args);
    },
  });
  return { ports, story, records, command };
}

const mended = { of: 'order', id: 'ord_1', before: 'broken', after: 'whole' } as const;
const mend = async () => ({ lines: ['mended'], data: 1, changes: [mended] });

test('an act is recorded before it begins and after it has ended: who, what, why, before and after', async () => {
  const { ports, story, records, command } = aDesk();
  const given = { order: 'ord_1', contact: 'ada@shop.example', json: true, azure: true, because: 'it was broken' };
  expect(await carryOut(command(mend), ports, given)).toEqual({ lines: ['mended'], data: 1 });
  expect(story).toEqual(['begin', 'run', 'end']);
  expect(records).toEqual([
    {
      ...{ id: expect.stringMatching(/^act_/), at, by: { id: 'o-1', name: 'ada' }, command: 'orders mend' },
      via: 'ops',
      ...{ given: { order: 'ord_1', contact: '…' }, because: 'it was broken' },
    },
    { at, outcome: 'done', changes: [mended], changed: 1 },
  ]);
});

test('what can’t be recorded isn’t done', async () => {
  const { ports, story, command } = aDesk({ begin: new Error('no container') });
  await expect(carryOut(command(mend), ports, {})).rejects.toThrow('no container');
  expect(story).toEqual([]);
});

test('an act that fails is recorded as such, and its error is passed on', async () => {
  const { ports, records, command } = aDesk();
  const fail = () => Promise.reject(new Error('there is no order ord_1'));
  await expect(carryOut(command(fail), ports, {})).rejects.toThrow('there is no order ord_1');
  expect(records[1]).toEqual({ at, outcome: 'failed', fault: 'there is no order ord_1', changes: [], changed: 0 });
});

test('an act that fails midway is recorded with what it had changed', async () => {
  const { ports, records, command } = aDesk();
  const done = { lines: ['mended'], data: 1, changes: [mended] };
  const fail = () =>
    reportPart(
      () => Promise.reject(new Error('the database is gone')),
      () => done,
    );
  await expect(carryOut(command(fail), ports, {})).rejects.toMatchObject({
    message: 'the database is gone',
    report: done,
  });
  expect(records[1]).toEqual({ at, outcome: 'failed', fault: 'the database is gone', changes: [mended], changed: 1 });
});

test.each([
  [new OpsError('ada-muster.json exists', { recorded: 'the file can’t be written' }), 'the file can’t be written'],
  [
    Object.assign(new Error('ENOENT: ada-muster.json'), { code: 'ENOENT', path: 'ada-muster.json' }),
    'a file can’t be used: ENOENT',
  ],
  [new SyntaxError('Unexpected token in "Ada Muster"'), 'a text can’t be parsed'],
])('what a file or its name says is printed and not recorded: %s', async (error, fault) => {
  const { ports, records, command } = aDesk();
  await expect(
    carryOut(
      command(() => Promise.reject(error)),
      ports,
      {},
    ),
  ).rejects.toThrow(error.message);
  expect(records[1]).toMatchObject({ outcome: 'failed', fault });
});

test('an act whose end can’t be recorded is done, and says so', async () => {
  const { ports, command } = aDesk({ end: new Error('the database is gone') });
  const { lines } = await carryOut(command(mend), ports, {});
  expect(lines[1]).toContain('its record has no end, because that could not be written: the database is gone');
});
