import { type Problem, type ProblemDetail, problems } from '../../../shared/problems.ts';
import type { HttpContext } from '../http-context.ts';
import type { Reply } from '../route.ts';

/** More details don't help the caller. */
const MOST_DETAILS = 100;

/** Builds the body that all errors share. */
export function buildErrorEnvelope(
  { code, details, headers }: Problem,
  requestId: string,
  { clock, settings }: Pick<HttpContext, 'clock' | 'settings'>,
): Reply<unknown> {
  const { status, title } = problems[code];
  const timestamp = clock.now().toISOString();
  const error = {
    code,
    message: title,
    details: limitDetails(details),
    requestId,
    timestamp,
    docs: `${settings.publicUrl}/errors/${code}`,
  };
  return { status, headers, body: { error } };
}

function limitDetails(details: readonly ProblemDetail[]): readonly ProblemDetail[] {
  const more = details.length - MOST_DETAILS;
  if (more <= 0) return details;
  const message = more === 1 ? 'and 1 more fault' : `and ${more} more faults`;
  return [...details.slice(0, MOST_DETAILS), { path: '', message }];
}
