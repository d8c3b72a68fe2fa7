import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Comparison, DifferenceCode } from './comparison.ts';
import { OrderRef } from './ids.ts';
import { personalData } from './personal-data.ts';

/** What is compared: one payment or one shipment, and the order that it is for, as far as that is known. */
export const Subject = z.object({
  kind: z.enum(['payment', 'shipment']),
  /** The provider's id of the payment, or the shipment's reference. */
  id: z.string().register(personalData, { of: 'payer' }),
  order: OrderRef.optional(),
});
export type Subject = z.infer<typeof Subject>;

const Difference = z.object({ code: DifferenceCode, ours: z.string(), theirs: z.string() });

/**
 * What a comparison has left to do: a difference that a person has to resolve, or a subject to compare again. Each subject
 * has one at most.
 */
export const Finding = z.object({
  id: z.string(),
  subject: Subject,
  /** `waiting`: to be compared again. `open`: it differs, and operators have been alerted. `resolved`: it is settled. */
  state: z.enum(['waiting', 'open', 'resolved']),
  difference: Difference.optional(),
  /** When it was first found, or found to differ otherwise. */
  since: z.iso.datetime(),
  /** When it is compared again; absent if it is resolved. */
  dueAt: z.iso.datetime().optional(),
  resolved: z
    .object({
      at: z.iso.datetime(),
      by: z.string().register(personalData, { of: 'operator' }),
      reason: z.string().register(personalData, { of: 'operator' }),
    })
    .optional(),
});
export type Finding = z.infer<typeof Finding>;

/** The same subject always has the same id. */
export function findingIdFor({ kind, id }: Pick<Subject, 'kind' | 'id'>): string {
  return `fnd_${createHash('sha256').update(`${kind}\0${id}`).digest('hex').slice(0, 20)}`;
}

/** What becomes of a finding. `isNew`: a difference that nobody has heard of. */
export type FindingChange =
  | { kind: 'nothing' }
  | { kind: 'forget' }
  | { kind: 'write'; finding: Finding; isNew: boolean };

const SHORTEST_MS = 10 * 60_000;
const LONGEST_MS = 24 * 3_600_000;
export const BY_ITSELF = 'reconciliation';

/** Decides what is noted after a comparison. The same difference is reported once, also after a person has resolved it. */
export function noteComparison(
  before: Finding | undefined,
  subject: Subject,
  comparison: Exclude<Comparison, { kind: 'repair' }>,
  at: Date,
): FindingChange {
  const id = findingIdFor(subject);
  const base = { id, subject };
  switch (comparison.kind) {
    case 'matching':
    case 'not_ours':
      if (before === undefined || before.state === 'resolved') return { kind: 'nothing' };
      return before.state === 'waiting'
        ? { kind: 'forget' }
        : { kind: 'write', finding: settle(before, at), isNew: false };
    case 'in_progress': {
      // What differed before may be in work now, and still differs until it matches.
      if (before !== undefined && before.state !== 'waiting') return postpone(before, at);
      const since = before?.since ?? at.toISOString();
      return { kind: 'write', finding: { ...base, state: 'waiting', since, dueAt: nextAt(since, at) }, isNew: false };
    }
    case 'difference': {
      const { code, ours, theirs } = comparison;
      const known = before?.difference;
      const isKnown = known !== undefined && known.code === code && known.ours === ours && known.theirs === theirs;
      if (before !== undefined && isKnown && before.state !== 'waiting') return postpone(before, at);
      const since = at.toISOString();
      const difference = { code, ours, theirs };
      return {
        kind: 'write',
        finding: { ...base, state: 'open', difference, since, dueAt: nextAt(since, at) },
        isNew: true,
      };
    }
  }
}

/** @returns undefined if it is no open difference */
export function resolve(
  finding: Finding,
  { by, reason }: { by: string; reason: string },
  at: Date,
): Finding | undefined {
  if (finding.state !== 'open') return undefined;
  const { dueAt: _, ...rest } = finding;
  return { ...rest, state: 'resolved', resolved: { at: at.toISOString(), by, reason } };
}

function settle(finding: Finding, at: Date): Finding {
  return resolve(finding, { by: BY_ITSELF, reason: 'it matches now' }, at) ?? finding;
}

function postpone(finding: Finding, at: Date): FindingChange {
  if (finding.state === 'resolved') return { kind: 'nothing' };
  return { kind: 'write', finding: { ...finding, dueAt: nextAt(finding.since, at) }, isNew: false };
}

/** The longer it has waited, the longer it waits. */
function nextAt(since: string, at: Date): string {
  const waited = at.getTime() - Date.parse(since);
  return new Date(at.getTime() + Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waited))).toISOString();
}
