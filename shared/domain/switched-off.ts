import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PartnerId } from './ids.ts';
import { personalData } from './personal-data.ts';

/**
 * What an operator can switch off for a while, so that the rest keeps working. `changes` is read-only mode: no partner and
 * no system of the merchant changes anything. Orders that were accepted go on to their end, whatever is off.
 */
export const features = ['orders', 'changes', 'imports', 'exports', 'search', 'webhooks'] as const;
export type Feature = (typeof features)[number];

/** Longer is a decision for a release, not for a night. */
export const LONGEST_OFF_DAYS = 7;
/** Nobody is asked to come back earlier or later than this, in seconds. */
const [SOONEST_S, LATEST_S] = [10, 300];
export const MOST_SWITCHED_OFF = 50;

export const SwitchedOff = z.strictObject({
  feature: z.enum(features),
  /** For these; without it for all partners, and for the merchant's systems too. */
  partners: z.array(PartnerId).min(1).max(100).optional(),
  /** For this share of the partners, always the same ones. */
  percentage: z.int().min(1).max(99).optional(),
  until: z.iso.datetime({ precision: 3 }),
  /** Why, for other operators. Partners never see it. */
  note: z.string().trim().min(1).max(200).register(personalData, { of: 'operator' }),
});
export type SwitchedOff = z.infer<typeof SwitchedOff>;

export const isStillOff = ({ until }: SwitchedOff, at: Date): boolean => Date.parse(until) > at.getTime();

/** Who asks: a partner, or undefined for the merchant's systems. */
export type Asking = PartnerId | undefined;

/** @returns in how many seconds to ask again if any of the features is off for this partner at this time, or undefined */
export function findWait(
  all: readonly SwitchedOff[],
  wanted: readonly Feature[],
  { partner, at }: { partner: Asking; at: Date },
): { feature: Feature; seconds: number } | undefined {
  const applying = all.filter((one) => wanted.includes(one.feature) && isFor(one, partner) && isStillOff(one, at));
  // All must be over.
  const last = applying.toSorted((one, other) => Date.parse(other.until) - Date.parse(one.until))[0];
  if (last === undefined) return undefined;
  const left = Math.ceil((Date.parse(last.until) - at.getTime()) / 1_000);
  return { feature: last.feature, seconds: Math.min(LATEST_S, Math.max(SOONEST_S, left)) };
}

function isFor({ feature, partners, percentage }: SwitchedOff, partner: Asking): boolean {
  if (partner === undefined) return partners === undefined && percentage === undefined;
  if (partners !== undefined && !partners.includes(partner)) return false;
  return percentage === undefined || placeOf(partner, feature) < percentage;
}

/** From 0 to 99, evenly over partners, and different for each feature: it isn't always the same partners who lose. */
function placeOf(partner: PartnerId, feature: Feature): number {
  return createHash('sha256').update(`${feature}/${partner}`).digest().readUInt32BE() % 100;
}

/** What is off for anybody. */
export function findSwitchedOff(all: readonly SwitchedOff[], now: Date): Set<Feature> {
  return new Set(all.filter((one) => isStillOff(one, now)).map(({ feature }) => feature));
}
