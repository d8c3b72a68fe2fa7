import type { Load } from '../../shared/ports/load-admin.ts';
import { MOST_PEEKED, type QueueDepth } from '../../shared/ports/queues-admin.ts';
import type { Paper } from '../command-line/paper.ts';
import { wrapText } from '../command-line/wrap-text.ts';
import { showMoment } from './show-moment.ts';
import { printDuration } from './story/clock-of.ts';
import type { StoryGap } from './story/story.ts';
import { tellNeeds } from './tell-needs.ts';

/** One look at an installation. */
export interface Top extends Load {
  at: string;
  /** Placed in the last minute. */
  ordersPerSecond: number;
  queues: QueueDepth[];
  leftOut: StoryGap[];
}

const LABEL = 'for a person  '.length;

/** Prints a look: a line for each part, and what needs a person stands out. */
export function printTop(top: Top, paper: Paper): string[] {
  const { at, ordersPerSecond, lastMinute, open, sagas, refunds, webhooks, jobs, requestUnits } = top;
  const age = (time: string | undefined) =>
    time === undefined ? '' : `, oldest ${printDuration(Math.max(0, Date.parse(at) - Date.parse(time)))}`;
  const bad = (text: string, isBad: boolean) => (isBad ? paper.paint('bad', text) : text);
  const counts = (all: object) =>
    Object.entries(all)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${name.replaceAll('_', ' ')} ${count}`)
      .join(', ') || 'none';
  const row = (label: string, text: string, style: 'bad' | undefined = undefined) =>
    wrapText(text, { width: paper.width, indent: LABEL }).map((line, n) => {
      const words = line.slice(LABEL);
      return `${n === 0 ? paper.paint('strong', label.padEnd(LABEL)) : ' '.repeat(LABEL)}${style ? paper.paint(style, words) : words}`;
    });
  const { placed, ...ended } = lastMinute;
  const waitingSagas = `${counts(sagas)}${age(top.oldestWaiting)}${top.oldestWaiting === undefined ? '' : ' waiting'}`;
  const needs = tellNeeds(needsIn(top)).filter(({ count }) => count > 0);
  const forPerson = needs.map(({ short, count }) => `${short} ${count}`).join(', ');
  return [
    `${paper.paint('strong', `${ordersPerSecond.toFixed(2)} orders/s`)}  ${showMoment(at)}`,
    '',
    ...row('last minute', `placed ${placed}, ${counts(ended) === 'none' ? 'ended none' : counts(ended)}`),
    ...row('open orders', counts(open)),
    ...row('sagas', waitingSagas, sagas.stuck > 0 ? 'bad' : undefined),
    ...row('outages', outagesOf(top), top.outages.length > 0 ? 'bad' : undefined),
    ...row('refunds', counts(refunds), refunds.stuck > 0 ? 'bad' : undefined),
    ...row('webhooks', `pending ${webhooks.pending}${age(webhooks.oldestPending)}`),
    ...row('jobs', counts(jobs)),
    ...row('for a person', forPerson || 'none', needs.length > 0 ? 'bad' : undefined),
    '',
    ...queueRows(top, paper, age, bad),
    ...top.leftOut.flatMap(({ part, why, role }) =>
      wrapText(`Left out: ${part}: ${why}${role === undefined ? '' : ` (in Azure it takes the role ${role})`}`, paper),
    ),
    paper.paint('faint', `this look cost ${requestUnits.toFixed(0)} request units`),
  ];
}

/** All that `status` counts, but for what only reading every document shows. */
function needsIn({ sagas, refunds, queues, ...top }: Top) {
  const { late, quiet, held, silentRefunds, rejections, parked, interrupted, differences } = top;
  const deadLetters = queues.reduce((sum, queue) => sum + queue.deadLetters, 0);
  return {
    ...{ stuck: sagas.stuck, late, quiet, held, stuckRefunds: refunds.stuck, silentRefunds },
    ...{ rejections, deadLetters, parked, interrupted, differences },
  };
}

function outagesOf({ outages }: Top): string {
  const all = outages.map(({ step, code, orders }) => `${orders} at ${step}: ${code}`);
  return all.join(', ') || 'no order waits for one';
}

function queueRows(
  { queues }: Top,
  paper: Paper,
  age: (time: string | undefined) => string,
  bad: (text: string, isBad: boolean) => string,
): string[] {
  if (queues.length === 0) return [];
  const name = Math.max(...queues.map((queue) => queue.name.length));
  const cell = (count: number) => (count >= MOST_PEEKED ? `${MOST_PEEKED}+` : String(count)).padStart(9);
  return [
    paper.paint(
      'strong',
      `${'queue'.padEnd(name)}  ${'active'.padStart(9)}  ${'later'.padStart(9)}  ${'dead'.padStart(9)}`,
    ),
    ...queues.map((queue) => {
      const dead = bad(cell(queue.deadLetters), queue.deadLetters > 0);
      return `${queue.name.padEnd(name)}  ${cell(queue.active)}  ${cell(queue.scheduled)}  ${dead}${age(queue.oldest)}`;
    }),
  ];
}
