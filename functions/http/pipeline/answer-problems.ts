import type { HttpRequest } from '@azure/functions';
import { Unavailable } from '../../../shared/ports/unavailable.ts';
import { Problem } from '../../../shared/problems.ts';
import { log } from '../../../shared/telemetry/log.ts';
import { mark } from '../../../shared/telemetry/mark.ts';
import { buildErrorEnvelope } from '../errors/build-error-envelope.ts';
import { buildProblemPage } from '../errors/build-problem-page.ts';
import type { HttpContext } from '../http-context.ts';
import { prefersHtml } from '../prefers-html.ts';
import type { Reply, Route } from '../route.ts';

/** Turns a `Problem` into the response. A bug or an outage is logged, and the caller sees only its code. */
export async function answerProblems<R extends { status: number }>(
  { route, request, requestId }: { route: Route; request: HttpRequest; requestId: string },
  context: Pick<HttpContext, 'clock' | 'settings'>,
  handle: () => Promise<R>,
): Promise<R | Reply<unknown>> {
  try {
    return await handle();
  } catch (error) {
    const problem = toProblem(error);
    if (problem !== error) log.error(`${route.operationId} failed`, error);
    mark({ 'problem.code': problem.code });
    const isPage = route.reply.alsoAs === 'text/html' && prefersHtml(request.headers.get('accept') ?? '*/*');
    return isPage ? buildProblemPage(problem) : buildErrorEnvelope(problem, requestId, context);
  }
}

/** The part of an error that the caller may see. */
function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof Unavailable)) return new Problem('internal_error');
  return new Problem('service_unavailable', { headers: { 'retry-after': String(error.retryAfterSeconds) } });
}
