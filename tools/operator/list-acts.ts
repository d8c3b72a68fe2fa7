import { nameActor, type RecordedAct } from '../../shared/domain/act.ts';
import { UsageError } from '../command-line/usage-error.ts';
import type { OperatorCommand } from './operator-command.ts';
import { sinceOf, sinceOption } from './since-of.ts';

const DEFAULT = 50;
const MOST = 500;

export const listActs: OperatorCommand = {
  name: 'audit',
  summary: 'list what operators and the merchant’s systems did, the newest first: who, when, why, and what changed',
  options: {
    order: { type: 'string', value: 'ORDER', summary: 'only what was done to this order' },
    by: {
      type: 'string',
      value: 'WHO',
      summary: 'only by this one: the object id, the name or a word of it, or a client’s id',
    },
    since: sinceOption('only since then'),
    limit: { type: 'string', value: 'N', summary: `at most this many, ${DEFAULT} by default` },
  },

  async run({ auditLog, clock }, given) {
    const since = sinceOf(given, clock.now());
    const filter = {
      ...(typeof given['order'] === 'string' ? { orderId: given['order'] } : {}),
      ...(typeof given['by'] === 'string' ? { by: given['by'] } : {}),
      ...(since === undefined ? {} : { since }),
    };
    const acts = await auditLog.list(filter, limitOf(given['limit']));
    const lines = acts.flatMap((act) => [actLine(act), ...changeLines(act)]);
    return { lines: lines.length > 0 ? lines : ['none'], data: acts };
  },
};

function actLine(act: RecordedAct): string {
  const { at, command, given, because, end } = act;
  const call = Object.entries(given).map(([name, value]) => (value === true ? `--${name}` : `${name} ${value}`));
  const how = end === undefined ? 'not ended' : end.outcome === 'done' ? '' : `failed: ${end.fault}`;
  const parts = [at, nameActor(act), [command, ...call].join(' '), because && `because ${because}`, how];
  return parts.filter(Boolean).join('  ');
}

const SHOWN = 5;

function changeLines({ end }: RecordedAct): string[] {
  const { changes = [], changed = 0 } = end ?? {};
  const shown = changes.slice(0, SHOWN).map(({ of, id, before, after }) => {
    const moved = [before, after].map((value) => (value === undefined ? undefined : JSON.stringify(value)));
    const [old, now] = moved;
    return `    ${of} ${id}${old === undefined ? '' : `  ${old} →`}${now === undefined ? '' : `  ${now}`}`;
  });
  return changed > shown.length ? [...shown, `    and ${changed - shown.length} more`] : shown;
}

function limitOf(text: unknown): number {
  if (text === undefined) return DEFAULT;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
    throw new UsageError(`--limit ${text}: must be 1 to ${MOST}`);
  return limit;
}
