import type { Break } from './break.ts';

const once = (name: string, file: string, from: string, to = ''): Break => ({
  ...{ name, model: 'webhooks' },
  edits: [{ file: `functions/webhooks/${file}`, from, to }],
});

/** What the model of webhooks must find. */
export const webhookBreaks: readonly Break[] = [
  {
    name: 'a process trusts what it remembers, and what is left to the feed comes from there as a repetition',
    model: 'webhooks',
    edits: [
      {
        file: 'functions/webhooks/catch-up.ts',
        from: 'page.missed.map((nudge) => ({ ...nudge, page: name }))',
        to: 'page.missed',
      },
      {
        file: 'functions/webhooks/find-endpoint.ts',
        from: 'recent?.enabled && !isDoubtful(recent) ?',
        to: 'recent?.enabled ?',
      },
    ],
  },
  {
    name: 'two parts of the feed with the same first and last event are taken for one',
    model: 'webhooks',
    edits: [
      {
        file: 'shared/adapters/service-bus/service-bus-webhook-nudges.ts',
        from: '...following.map((one) => one.id),',
        to: '...following.slice(-1).map((one) => one.id),',
      },
    ],
  },
  once(
    'an event waits in the feed that the catch-up is past',
    'hold-back.ts',
    'if (resumeFrom === undefined || !comesAfter(resumeFrom, entry)) return false;',
  ),
  once(
    'a dead endpoint falls behind after its event',
    'hold-back.ts',
    'goBackFor(before.resumeFrom ?? place, entry)',
    'before.resumeFrom ?? place',
  ),
  once(
    'the last look at the feed comes before every process knows',
    'find-next-page.ts',
    'if (isSettling(endpoint)) {',
    'if (false) {',
  ),
  once(
    'events that let an earlier one go first are repetitions',
    'deliver-in-sequence.ts',
    '{ ...toSent(current), putOff: current.putOff + 1 },',
    'toSent(current),',
  ),
  once('a look that comes too early ends the looks', 'find-next-page.ts', 'toLook(n).round === asked ?', 'false ?'),
  once(
    'a catch-up that another one overtook ends',
    'catch-up.ts',
    'if (!isMine) return catchUp({ ...ref, round }, ports);',
    'if (!isMine) return;',
  ),
  once(
    'a catch-up does not notice that the endpoint was changed',
    'catch-up.ts',
    'one.version === read.version && one.behindSince',
    'one.behindSince',
  ),
  once('nothing looks after a slow change', 'schedule-looks.ts', '[1_000, 15_000, 360_000]', '[1_000]'),
  once(
    'nothing looks at the feed when an endpoint falls behind',
    'leave-to-feed.ts',
    'await scheduleLooks(nudge',
    'void (nudge',
  ),
];
