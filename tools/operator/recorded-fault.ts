import { ZodError } from 'zod';
import { causeOf } from '../../shared/cause-of.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { OpsError } from './ops-error.ts';

/** Why an act failed, for its record, which nobody can delete: without what files, documents and calls say of people. */
export function recordedFault(error: unknown): string {
  if (error instanceof OpsError && error.recorded !== undefined) return error.recorded;
  if (error instanceof UsageError) return 'the command was called in a wrong way';
  if (error instanceof ZodError) return 'a stored document can’t be read';
  if (error instanceof SyntaxError) return 'a text can’t be parsed';
  if (error instanceof Error && 'path' in error) return `a file can’t be used: ${causeOf(error).code}`;
  return causeOf(error).message.slice(0, 500);
}
