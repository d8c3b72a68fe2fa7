import type { Flags, Options } from '../tools/command-line/option.ts';
import { UsageError } from '../tools/command-line/usage-error.ts';

export interface PeersCommand {
  /** The parts to run; empty means all. */
  only: string[];
  /** Parts of names: only subjects that have one of them are measured; empty means all. */
  subjects: string[];
  rounds: number;
  seconds: number;
  warmUp: number;
  documents: number;
  /** A file for everything that was measured. */
  json: string | undefined;
  /** Whether docs/performance.md is brought up to date. */
  write: boolean;
}

const number = { type: 'string', value: 'N' } as const;

export const peersOptions = {
  only: {
    type: 'string',
    value: 'PART,…',
    summary: 'only these parts: start, http, api, orders, recovery, durable, messages, cosmos, pages',
  },
  subjects: { type: 'string', value: 'TEXT,…', summary: 'only subjects whose name contains one of these texts' },
  rounds: { ...number, summary: 'how often each subject is measured', default: '2' },
  seconds: { ...number, summary: 'length of a measured run', default: '5' },
  'warm-up': { ...number, summary: 'seconds of warm-up before each measured run', default: '2' },
  documents: { ...number, summary: 'size of the partition whose pages are timed', default: '1000000' },
  json: { type: 'string', value: 'FILE', summary: 'write all measurements to this file' },
  write: { type: 'boolean', summary: 'update the table in docs/performance.md', default: false },
} as const satisfies Options;

/** @param parts the names that there are; @throws UsageError */
export function readPeersCommand(flags: Flags<typeof peersOptions>, parts: readonly string[]): PeersCommand {
  const { only, subjects, rounds, seconds, 'warm-up': warmUp, documents, json, write } = flags;
  const chosen = only === undefined ? [] : only.split(',');
  const unknown = chosen.find((part) => !parts.includes(part));
  if (unknown !== undefined) throw new UsageError(`there is no part "${unknown}"; there are ${parts.join(', ')}`);
  return {
    only: chosen,
    subjects: subjects === undefined ? [] : subjects.split(','),
    rounds: positive('rounds', rounds, true),
    seconds: positive('seconds', seconds),
    warmUp: positive('warm-up', warmUp),
    documents: positive('documents', documents, true),
    json,
    write,
  };
}

function positive(name: string, value: string, whole = false): number {
  const number = Number(value);
  if (number > 0 && Number.isFinite(number) && (!whole || Number.isInteger(number))) return number;
  throw new UsageError(`--${name} must be a ${whole ? 'whole ' : ''}number above 0, not "${value}"`);
}
