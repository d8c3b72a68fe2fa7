import { nameActor, type RecordedAct } from '../../shared/domain/act.ts';
import type { ActFilter, OtherRecord } from '../../shared/ports/audit-log.ts';
import { quote } from '../command-line/completion/quote.ts';
import type { Paper } from '../command-line/paper.ts';
import type { SubCommand } from '../command-line/program.ts';
import { inOneLine } from '../command-line/show-controls.ts';
import { wrapText } from '../command-line/wrap-text.ts';
import { changeLine } from './change-line.ts';
import { orderIdOf } from './find-order.ts';
import type { OperatorCommand } from './operator-command.ts';
import { showMoment } from './show-moment.ts';
import { sinceOf, sinceOption } from './since-of.ts';
import { callsIn } from './story/calls-in.ts';
import { wholeNumberIn } from './whole-number-in.ts';

const DEFAULT = 50;
const MOST = 500;

interface Writing {
  called: ReadonlyMap<string, SubCommand>;
  call(command: string): string;
}

/** @param commands all that an act can have been */
export const listActs = (commands: () => readonly SubCommand[]): OperatorCommand => ({
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
    const filter: ActFilter = {
      ...(typeof given['order'] === 'string' ? { orderId: orderIdOf(given['order']) } : {}),
      ...(typeof given['by'] === 'string' ? { by: given['by'] } : {}),
      ...(since === undefined ? {} : { since }),
      // A terminal shows a few.
      ...(given['json'] ? { allChanges: true } : {}),
    };
    const { acts, others } = await auditLog.list(filter, wholeNumberIn(given, 'limit', { most: MOST }) ?? DEFAULT);
    const writing = { called: new Map(commands().map((one) => [one.name, one])), call: callsIn(given) };
    const found = [
      ...otherLines(others),
      ...acts.flatMap((act) => [...actLines(act, writing), ...changeLines(act, filter.orderId)]).map(inOneLine),
    ];
    const lines = found.length > 0 ? found : ['none'];
    const print = (paper: Paper) => lines.flatMap((line) => layOut(line, paper));
    return { lines, print, data: { acts, others } };
  },
});

function actLines(act: RecordedAct, { called, call }: Writing): string[] {
  const { at, via, command, given, because, requestId, end } = act;
  const how = end === undefined ? 'not ended' : end.outcome === 'done' ? '' : `failed: ${end.fault}`;
  const request = requestId === undefined ? '' : `request ${requestId}`;
  const head = [showMoment(at), nameActor(act), request, how].filter(Boolean).join('  ');
  if (via === 'api') {
    const what = [command, ...Object.values(given)].join(' ');
    return [head, `    ${what}${because === undefined ? '' : `  because ${because}`}`];
  }
  return [head, `    ${call(writeCall(called.get(command), act))}`];
}

/** As it can be run again. */
function writeCall(command: SubCommand | undefined, { command: name, given, because }: RecordedAct): string {
  const places = new Set([command?.argument, ...(command?.optionalArguments ?? [])]);
  const written = Object.entries(given).map(([key, value]) => {
    if (places.has(key)) return word(String(value));
    if (typeof value === 'boolean') return value ? `--${key}` : `--no-${key}`;
    // Otherwise a negative number looks like an option.
    return `--${key}${value.startsWith('-') ? '=' : ' '}${word(value)}`;
  });
  const reason = because === undefined ? [] : [`--because ${quote(because)}`];
  return [
    name,
    ...written.toSorted((one, other) => Number(one.startsWith('--')) - Number(other.startsWith('--'))),
    ...reason,
  ].join(' ');
}

const word = (text: string) => (/^[\w.:@/,+-]+$/.test(text) ? text : quote(text));

const SHOWN_OTHERS = 20;

/** What must not be overlooked comes first. */
function otherLines(others: readonly OtherRecord[]): string[] {
  const shown = others.slice(0, SHOWN_OTHERS).map(({ month, id, fault, actId }) => {
    const place = `${month}/${id}`;
    if (fault === 'newer') return `a record that a newer version of the app wrote: ${place}`;
    return fault === 'added'
      ? `a record that was added to ${actId}, and is none of its own: ${place}`
      : `a record that can't be read: ${place}`;
  });
  const more = others.length - shown.length;
  return more > 0 ? [...shown, `and ${more} more such records: --json has all that were found`] : shown;
}

const SHOWN = 5;

/** @param orderId whose changes come first */
function changeLines({ end, changes: recorded = [] }: RecordedAct, orderId: string | undefined): string[] {
  const { changes, changed } = end ?? { changes: recorded, changed: recorded.length };
  const isElsewhere = (change: (typeof changes)[number]) => Number((change.orderId ?? change.id) !== orderId);
  const sorted = changes.toSorted((one, other) => isElsewhere(one) - isElsewhere(other));
  const shown = sorted.slice(0, SHOWN).map((change) => `    ${changeLine(change)}`);
  const least = end === undefined ? ' at least: the record stops here' : '';
  return changed > shown.length ? [...shown, `    and ${changed - shown.length} more${least}`] : shown;
}

/** On a terminal, what is too long goes on below, a change without spaces is cut (`--json` has all of it), and a call stays whole, so that it can be copied. */
function layOut(line: string, { width }: Paper): string[] {
  if (line.length <= width || line.trimStart().startsWith('npm run ')) return [line];
  const indent = line.length - line.trimStart().length;
  const [first = '', ...others] = wrapText(line.trim(), { width, indent });
  const rest = wrapText(others.map((one) => one.trim()).join(' '), { width, indent: indent + 4 });
  const isLong = (text: string) => text.length > width;
  return [first, ...rest].map((text) => (isLong(text) ? `${text.slice(0, width - 1)}…` : text));
}
