import { SPAN_COLUMNS, TIME_COLUMNS } from '../monitoring/alert-columns.ts';
import type { AlertState } from '../monitoring/evaluate-alerts.ts';
import type { OperatorCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { showMoment } from './show-moment.ts';
import { printDuration } from './story/clock-of.ts';

const HOW_IN_AZURE =
  'in Azure the rules evaluate themselves: `az monitor metrics alert list` and `az monitor scheduled-query list` show them, and the page Alerts of the portal shows which fire';

/** Evaluates the rules that are deployed, on the telemetry of the local stack. */
export const listAlerts: OperatorCommand = {
  name: 'alerts',
  summary:
    'say which alerts would fire now, by their own queries on the telemetry of the local stack, with their runbooks',
  options: {
    all: { type: 'boolean', summary: 'also those that are quiet, and those that can’t be evaluated here' },
    check: { type: 'boolean', summary: 'exit code 1 if one fires' },
  },

  async run({ alerts, clock }, { all, check }) {
    if (alerts === undefined) throw new OpsError(HOW_IN_AZURE);
    const states = (await alerts.evaluate(clock.now().getTime())).sort((a, b) => a.severity - b.severity);
    const firing = states.filter(({ state }) => state === 'fires');
    const unknown = states.filter(({ state }) => state === 'unknown');
    const shown = all ? states : firing;
    const count = `${firing.length} of ${states.length} alerts ${firing.length === 1 ? 'fires' : 'fire'}; ${unknown.length} can't be evaluated here`;
    const isFault = check === true && firing.length > 0;
    return { lines: [...shown.flatMap(linesOf), count], data: states.map(dataOf), ...(isFault ? { isFault } : {}) };
  },
};

function linesOf({ name, title, severity, runbook, state, rows, because }: AlertState): string[] {
  const head = `${state.padEnd(7)} ${severity} ${name}: ${title}`;
  if (state !== 'fires') return [because === undefined ? head : `${head} (${because})`];
  return [head, ...rows.map((row) => `          ${describe(row)}`), `          ${runbook}`];
}

const isTime = (column: string) => TIME_COLUMNS.includes(column);
const describe = (row: AlertState['rows'][number]) =>
  Object.entries(row)
    .map(([column, value]) => `${column} ${written(column, value)}`)
    .join(', ');

function written(column: string, value: AlertState['rows'][number][string]): string {
  if (isTime(column)) return showMoment(new Date(Number(value)).toISOString());
  if (typeof value !== 'number') return String(value);
  if (SPAN_COLUMNS.includes(column)) return printDuration(value);
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

const dataOf = ({ rows, ...state }: AlertState) => ({
  ...state,
  rows: rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        isTime(column) ? new Date(Number(value)).toISOString() : value,
      ]),
    ),
  ),
});
