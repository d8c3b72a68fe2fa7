import type { Cause } from './domain/cause.ts';
import { codeOf } from './telemetry/code-of.ts';
import { messageOf } from './telemetry/message-of.ts';
import { redact } from './telemetry/redact.ts';

const LONGEST = 300;

/** The part of an error that operators get: its code and the first line of its message. */
export function causeOf(error: unknown): Cause {
  return { code: codeOf(error), message: toSentence(messageOf(error)) };
}

function toSentence(text: string): string {
  const [line = ''] = redact(text).trim().split('\n');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
