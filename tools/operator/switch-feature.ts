import type { PartnerId } from '../../shared/domain/ids.ts';
import {
  type Feature,
  features,
  isStillOff,
  LONGEST_OFF_DAYS,
  MOST_SWITCHED_OFF,
  type SwitchedOff,
} from '../../shared/domain/switched-off.ts';
import { SWITCHES_REMEMBERED_SECONDS } from '../../shared/ports/feature-switches.ts';
import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { switchLine } from './list-features.ts';
import type { ActingCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { partnerIdOf } from './partner-id-of.ts';
import { requirePartners } from './require-partners.ts';
import { textOf } from './text-of.ts';
import { wholeNumberIn } from './whole-number-in.ts';

const MOST_MINUTES = LONGEST_OFF_DAYS * 24 * 60;
const MOST_PARTNERS = 100;
const noticed = `every process notices it within ${SWITCHES_REMEMBERED_SECONDS} seconds`;
const partnersOption = { type: 'string', value: 'PARTNER,…', summary: 'only for these partners' } as const;

export const switchFeatureOff: ActingCommand = {
  isAct: true,
  name: 'features off',
  argument: 'feature',
  choices: { feature: features },
  summary: `switch something off for a while: ${features.join(', ')}; partners get 503 with Retry-After`,
  options: {
    minutes: { type: 'string', value: 'N', summary: `until then it is off, ${MOST_MINUTES} at most`, required: true },
    because: { type: 'string', value: 'TEXT', summary: 'why; partners don’t see it', required: true },
    partners: partnersOption,
    percentage: { type: 'string', value: 'N', summary: 'only for this share of the partners, always the same ones' },
  },

  async run({ featureSwitches, partners: partnersAdmin, clock }, given) {
    const feature = featureOf(textOf(given, 'feature'));
    const now = clock.now();
    const minutes = wholeNumberIn(given, 'minutes', { most: MOST_MINUTES }) ?? MOST_MINUTES;
    const partners = partnersIn(given);
    const percentage = wholeNumberIn(given, 'percentage', { most: 99 });
    const off: SwitchedOff = {
      feature,
      ...(partners === undefined ? {} : { partners }),
      ...(percentage === undefined ? {} : { percentage }),
      until: new Date(now.getTime() + minutes * 60_000).toISOString(),
      note: textOf(given, 'because').trim().slice(0, 200),
    };
    if (partners !== undefined) await requirePartners(partners, partnersAdmin);
    let before: SwitchedOff | undefined;
    let lost: readonly string[] = [];
    await featureSwitches.change((all, unreadable) => {
      lost = unreadable;
      const current = all.filter((one) => isStillOff(one, now));
      before = current.find((one) => isSameTarget(one, off));
      const others = current.filter((one) => !isSameTarget(one, off));
      if (others.length >= MOST_SWITCHED_OFF)
        throw new OpsError(`${MOST_SWITCHED_OFF} are off already, and not more can be`);
      return [...others, off];
    });
    const changes = [{ of: 'feature' as const, id: feature, before, after: off }, ...lossOf(lost)];
    const replaced = before === undefined ? [] : [`instead of ${switchLine(before)}`];
    return { lines: [switchLine(off), ...replaced, ...lost.map(lossLine), noticed], data: off, changes };
  },
};

export const switchFeatureOn: ActingCommand = {
  isAct: true,
  name: 'features on',
  argument: 'feature',
  choices: { feature: features },
  summary: 'switch something on again before its time: for all partners, or with --partners what is off for just these',
  options: { partners: partnersOption },

  async run({ featureSwitches, clock }, given) {
    const feature = featureOf(textOf(given, 'feature'));
    const now = clock.now();
    const partners = partnersIn(given);
    const isMeant = (one: SwitchedOff) =>
      one.feature === feature && (partners === undefined || isSameTarget(one, { feature, partners }));
    let ended: readonly SwitchedOff[] = [];
    let lost: readonly string[] = [];
    await featureSwitches.change((all, unreadable) => {
      lost = unreadable;
      const current = all.filter((one) => isStillOff(one, now));
      ended = current.filter(isMeant);
      // What can’t be read may have been the one that is meant.
      if (ended.length === 0 && lost.length === 0)
        throw new OpsError(`${feature} is not off${partners ? ' for just these partners' : ''}: features list`);
      return current.filter((one) => !isMeant(one));
    });
    const lines = ended.map((one) => `on again; it was ${switchLine(one)}`);
    const changes = ended.map((before) => ({ of: 'feature' as const, id: feature, before }));
    return { lines: [...lines, ...lost.map(lossLine), noticed], data: ended, changes: [...changes, ...lossOf(lost)] };
  },
};

/** A command replaces a document that can’t be read: otherwise nothing could be switched off during an incident. */
const lossLine = (fault: string) => `gone, because it could not be read: ${fault}`;

const lossOf = (lost: readonly string[]) =>
  lost.length === 0 ? [] : [{ of: 'feature' as const, id: 'feature-switches', before: { unreadable: lost } }];

function featureOf(text: string): Feature {
  const found = features.find((feature) => feature === text);
  if (found === undefined) throw new UsageError(`there is no feature ${text}; there are ${features.join(', ')}`);
  return found;
}

function partnersIn(given: Given): PartnerId[] | undefined {
  if (given['partners'] === undefined) return undefined;
  const partners = [...new Set(textOf(given, 'partners').split(',').map(partnerIdOf))].sort();
  if (partners.length > MOST_PARTNERS) throw new UsageError(`--partners: ${MOST_PARTNERS} at most`);
  return partners;
}

/** One switch for each group of partners: another one replaces it. */
function isSameTarget(one: SwitchedOff, other: Pick<SwitchedOff, 'feature' | 'partners'>): boolean {
  return one.feature === other.feature && String(one.partners) === String(other.partners);
}
