import { ZodError } from 'zod';
import type { Cause } from './domain/cause.ts';
import { messageOf } from './telemetry/message-of.ts';
import { redact } from './telemetry/redact.ts';

const LONGEST = 300;

/** What is kept of an error where an operator reads it: its code, and the first line of what it says. */
export function causeOf(error: unknown): Cause {
  if (error instanceof ZodError) return { code: 'unreadable', message: sentence(messageOf(error)) };
  if (!(error instanceof Error)) return { code: 'error', message: sentence(String(error)) };
  const { code } = error as { code?: unknown };
  const known = typeof code === 'string' || typeof code === 'number' ? String(code) : error.name;
  return { code: known, message: sentence(error.message) };
}

function sentence(text: string): string {
  const [line = ''] = redact(text).trim().split('\n');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
