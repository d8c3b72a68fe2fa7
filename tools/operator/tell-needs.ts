/** How much there is of everything that needs a person. */
export interface Needs {
  stuck: number;
  late: number;
  quiet: number;
  held: number;
  stuckRefunds: number;
  silentRefunds: number;
  rejections: number;
  deadLetters: number;
  parked: number;
  interrupted: number;
  differences: number;
  unreadableWebhooks: number;
  unreadableSwitches: number;
}

/** A claim that took longer: its event has not been sent, its message has expired, or its consumer fails. */
const LATE_MS = 60_000;
/** Longer than the longest wait between two tries of a step. */
const QUIET_MS = 10 * 60_000;

/** Since when what has not happened needs a person. */
export const neglectedSince = (now: Date) => ({
  late: new Date(now.getTime() - LATE_MS),
  quiet: new Date(now.getTime() - QUIET_MS),
});

interface Words {
  what: string;
  short: string;
  /** The command that lists them. */
  next: string;
}

const words: Record<keyof Needs, Words> = {
  stuck: { what: 'stuck orders', short: 'stuck orders', next: 'orders list --stuck' },
  late: {
    what: 'orders that have waited for their saga for a minute or more',
    short: 'late orders',
    next: 'orders list --late',
  },
  quiet: {
    what: 'orders that have not changed for ten minutes',
    short: 'quiet orders',
    next: 'orders list --quiet-for 10',
  },
  held: { what: 'orders on hold, until their deadline decides', short: 'orders on hold', next: 'orders holds' },
  stuckRefunds: { what: 'stuck refunds', short: 'stuck refunds', next: 'refunds list --stuck' },
  silentRefunds: {
    what: 'refunds whose saga has been silent for ten minutes',
    short: 'silent refunds',
    next: 'refunds reclaim --all --dry-run',
  },
  rejections: { what: 'rejections', short: 'rejections', next: 'rejections list' },
  deadLetters: { what: 'dead letters', short: 'dead letters', next: 'dead-letters list' },
  parked: { what: 'parked events', short: 'parked events', next: 'outbox list' },
  interrupted: {
    what: 'rebuilds of reports that were interrupted',
    short: 'interrupted rebuilds',
    next: 'reports rebuild --unfinished',
  },
  differences: {
    what: 'differences from the books of the providers',
    short: 'differences',
    next: 'differences list',
  },
  unreadableWebhooks: {
    what: 'partners whose webhook endpoints can’t be read',
    short: 'unreadable endpoints',
    next: 'webhooks list',
  },
  unreadableSwitches: {
    what: 'switches of features that can’t be read',
    short: 'unreadable switches',
    next: 'features list',
  },
};

/** Everything that needs a person, in words and with the command that lists it, the most urgent first. */
export function tellNeeds<K extends keyof Needs>(counts: Pick<Needs, K>): (Words & { count: number })[] {
  const kinds = (Object.keys(words) as K[]).filter((kind) => kind in counts);
  return kinds.map((kind) => ({ ...words[kind], count: counts[kind] }));
}

/** Where the cause of orders that wait for their saga may be: in what else there is, or in who takes events. */
export function tellCauseOfLate({ late, rejections, deadLetters, parked }: Needs): string[] {
  if (late === 0) return [];
  const messages = { deadLetters, rejections, parked };
  const lists = tellNeeds(messages).filter(({ count }) => count > 0);
  const places = [...lists.map(({ next }) => next), 'npm run deliver -- status --environment production'];
  return [`their cause may be in ${places.join(', or in ')} (does a colour take events?)`];
}
