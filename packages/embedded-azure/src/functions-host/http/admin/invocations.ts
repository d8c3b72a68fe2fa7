import { z } from 'zod';
import type { InvocationJournal } from '../../invocations/invocation-journal.ts';
import type { HttpRequest } from '../http-frontend.ts';
import { answerJson } from './admin-reply.ts';

const path = /^\/admin\/_embedded\/invocations\/?$/i;
const Query = z.object({
  function: z.string().optional(),
  failed: z.enum(['true', 'false']).default('false'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  minutes: z.coerce.number().min(1).max(60).default(5),
});

/** `GET admin/_embedded/invocations`, which Azure doesn't have: the last runs of the functions. @returns false if the request is another */
export function serveInvocations(
  { request, response, path: asked, target }: HttpRequest,
  journal: InvocationJournal,
): boolean {
  if (request.method !== 'GET' || !path.test(asked)) return false;
  const query = Query.safeParse(Object.fromEntries(new URLSearchParams(target.split('?')[1] ?? '')));
  if (!query.success) answerJson(response, 400, { error: z.prettifyError(query.error) });
  else {
    const { failed, ...others } = query.data;
    answerJson(response, 200, journal.report({ ...others, onlyFailed: failed === 'true' }));
  }
  return true;
}
