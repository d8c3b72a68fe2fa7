import type { Fact, Measurement } from './measurement.ts';

/**
 * Renders a part of the report as Markdown: its loads, the ratio of each to the best peer under the same load, then its
 * facts.
 */
export function renderTable(medians: readonly Measurement[], facts: readonly Fact[]): string {
  const loads =
    medians.length === 0
      ? []
      : [
          table(
            LOAD_COLUMNS,
            medians.map((row) => loadRow(row, medians)),
          ),
        ];
  const figures = facts.length === 0 ? [] : [table(['what', 'figure', 'goal'], facts.map(factRow))];
  return [...loads, ...figures].join('\n\n');
}

const LOAD_COLUMNS = [
  'load',
  'subject',
  'survives',
  'per second',
  '× best peer',
  'p50/p95/p99 ms',
  'CPU ms each',
  'errors',
];

function loadRow(row: Measurement, all: readonly Measurement[]): string[] {
  const { scenario, subject, survives = '', perSecond, p50, p95, p99, cpu, errors } = row;
  const ratio = ratioToBestPeer(row, all);
  return [
    scenario,
    row.side === 'ours' ? `**${subject}**` : subject,
    survives,
    Math.round(perSecond).toLocaleString('en'),
    ratio === undefined ? '' : ratio.toFixed(2),
    [p50, p95, p99].map(short).join(' / '),
    Object.entries(cpu)
      .map(([name, each]) => `${name} ${short(each)}`)
      .join(', '),
    String(errors),
  ];
}

function factRow({ what, figure, goal }: Fact): string[] {
  return [what, figure, goal === undefined ? '' : `${goal.text}: ${goal.met ? 'met' : '**missed**'}`];
}

/** @returns undefined if there is no peer under that load */
export function ratioToBestPeer(row: Measurement, all: readonly Measurement[]): number | undefined {
  const peers = all.filter(
    ({ part, scenario, side }) => part === row.part && scenario === row.scenario && side === 'peer',
  );
  if (peers.length === 0) return undefined;
  return row.perSecond / Math.max(...peers.map(({ perSecond }) => perSecond));
}

/** Rounds to two significant digits. */
function short(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toPrecision(2);
}

export function table(head: readonly string[], rows: readonly string[][]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
