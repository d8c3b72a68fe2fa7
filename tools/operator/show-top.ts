import { causeOf } from '../../shared/cause-of.ts';
import { sources } from '../../shared/topic.ts';
import { PLAIN } from '../command-line/paper.ts';
import type { OperatorCommand } from './operator-command.ts';
import { printTop, type Top } from './print-top.ts';
import { neglectedSince } from './tell-needs.ts';

/** Counts come from indexes and from peeks, so that it may run all night: docs/operations.md has what a look costs. */
export const showTop: OperatorCommand = {
  name: 'top',
  summary: 'show what happens now: orders, sagas, outages, queues, webhooks and jobs; q or Ctrl-C ends it',
  options: { once: { type: 'boolean', summary: 'print one look and end, as in a pipe' } },
  everyMs: 5_000,

  async run({ load, queues, clock }) {
    const now = clock.now();
    const [counts, depths] = await Promise.all([
      load.look(now, neglectedSince(now)),
      queues.look(Object.values(sources)).catch((error: unknown) => causeOf(error).message),
    ]);
    const top: Top = {
      at: now.toISOString(),
      ordersPerSecond: Math.round((counts.lastMinute.placed / 60) * 100) / 100,
      ...counts,
      queues: typeof depths === 'string' ? [] : depths,
      leftOut: typeof depths === 'string' ? [{ part: 'queues', why: depths, role: RECEIVER }] : [],
    };
    return { lines: printTop(top, PLAIN), print: (paper) => printTop(top, paper), data: top };
  },
};

const RECEIVER = 'Azure Service Bus Data Receiver';
