import { parseArgs } from 'node:util';

/** Arguments that can't be meant; the message says which. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export interface PeersCommand {
  /** The parts to run; empty means all. */
  only: string[];
  rounds: number;
  seconds: number;
  warmUp: number;
  documents: number;
  /** A file for everything that was measured. */
  json: string | undefined;
  /** Whether docs/performance.md is brought up to date. */
  write: boolean;
}

/** @param parts the names that there are; @throws UsageError */
export function parsePeersCommand(args: readonly string[], parts: readonly string[]): PeersCommand {
  const { only, rounds, seconds, 'warm-up': warmUp, documents, json, write } = parse(args);
  const chosen = only === undefined ? [] : only.split(',');
  const unknown = chosen.find((part) => !parts.includes(part));
  if (unknown !== undefined) throw new UsageError(`there is no part "${unknown}"; there are ${parts.join(', ')}`);
  return {
    only: chosen,
    rounds: positive('rounds', rounds, true),
    seconds: positive('seconds', seconds),
    warmUp: positive('warm-up', warmUp),
    documents: positive('documents', documents, true),
    json,
    write,
  };
}

function parse(args: readonly string[]) {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const;
  const options = {
    only: { type: 'string' },
    rounds: text('2'),
    seconds: text('5'),
    'warm-up': text('2'),
    documents: text('1000000'),
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ', 1)[0] ?? '') : String(error));
  }
}

function positive(name: string, value: string, whole = false): number {
  const number = Number(value);
  if (number > 0 && Number.isFinite(number) && (!whole || Number.isInteger(number))) return number;
  throw new UsageError(`--${name} must be a ${whole ? 'whole ' : ''}number above 0, not "${value}"`);
}
