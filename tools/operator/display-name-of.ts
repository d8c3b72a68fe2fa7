import { UsageError } from '../command-line/usage-error.ts';

const LONGEST = 200;

/** A name for people: one line of visible text. @throws UsageError */
export function displayNameOf(text: string): string {
  const name = text.trim();
  if (name === '') throw new UsageError('--name: must have visible characters');
  if (name.length > LONGEST) throw new UsageError(`--name: at most ${LONGEST} characters`);
  // Control characters and those that change the direction of text could forge lines of a list.
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name))
    throw new UsageError('--name: must be one line without control characters');
  return name;
}
