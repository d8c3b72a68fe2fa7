import { expect, test } from 'vitest';
import { type Measurement, mediansOf } from '../../bench/report/measurement.ts';
import { renderTable } from '../../bench/report/render-table.ts';
import { replaceBlock } from '../../bench/report/replace-block.ts';

const measured = (changes: Partial<Measurement>): Measurement => ({
  part: 'durable',
  scenario: '32 in flight',
  subject: 'ours',
  side: 'ours',
  survives: 'kill',
  perSecond: 1_500,
  p50: 1.234,
  p95: 12.34,
  p99: 123.4,
  errors: 0,
  cpu: { host: 0.456 },
  memory: { host: 100 },
  ...changes,
});

test('a row has the measurements and their ratio to the best peer under the same load', () => {
  const rows = [
    measured({}),
    measured({ side: 'peer', subject: 'slow', perSecond: 100 }),
    measured({ side: 'peer', subject: 'quick', survives: 'power cut', perSecond: 1_000 }),
    measured({ side: 'peer', subject: 'elsewhere', scenario: '128 in flight', perSecond: 9_000 }),
  ];
  const [, , ours, slow, quick] = renderTable(rows, []).split('\n');
  expect(ours).toBe('| 32 in flight | **ours** | kill | 1,500 | 1.50 | 1.2 / 12 / 123 | host 0.46 | 0 |');
  expect(slow).toContain('| slow | kill | 100 | 0.10 |');
  expect(quick).toContain('| quick | power cut | 1,000 | 1.00 |');
});

test('without a peer there is no ratio, and a goal says whether it was met', () => {
  const text = renderTable(
    [measured({})],
    [
      { part: 'start', what: 'ready', figure: '0.8 s', goal: { text: '≤ 1 s', met: true } },
      { part: 'start', what: 'memory', figure: '2 GiB', goal: { text: '≤ 1 GiB', met: false } },
    ],
  );
  expect(text).toContain('| 1,500 |  | 1.2');
  expect(text).toContain('| ready | 0.8 s | ≤ 1 s: met |');
  expect(text).toContain('| memory | 2 GiB | ≤ 1 GiB: **missed** |');
});

test('several rounds become one row of medians, with the sum of their errors', () => {
  const rounds = [10, 30, 20].map((perSecond) => measured({ perSecond, errors: 1, cpu: { host: perSecond } }));
  const other = measured({ survives: 'power cut' });
  expect(mediansOf([rounds[0], other, rounds[1], rounds[2]].filter((each) => each !== undefined))).toEqual([
    measured({ perSecond: 20, errors: 3, cpu: { host: 20 } }),
    other,
  ]);
});

test('a block of a document is replaced, and the text around it is kept', () => {
  const document = 'before\n<!-- peers -->\nold\n<!-- /peers -->\nafter\n';
  expect(replaceBlock(document, 'peers', 'new')).toBe('before\n<!-- peers -->\n\nnew\n\n<!-- /peers -->\nafter\n');
  expect(() => replaceBlock('no marks', 'peers', 'new')).toThrow(/no block between <!-- peers --> and/);
});
