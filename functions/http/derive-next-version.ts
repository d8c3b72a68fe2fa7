import type { z } from 'zod';
import type { AnyPartnerRoute, Reply, Route } from './route.ts';

/** How an operation of one version differs from the version before it. */
export interface Reshaped {
  /** The body that the new version accepts, and how to convert it for the older version. */
  body?: { schema: z.ZodType; toOlder(body: never): unknown };
  /** The reply of the new version, and how to convert it from the older version's reply. */
  reply?: { schema: z.ZodType; fromOlder(body: never): unknown };
}

/**
 * Derives the routes of a version from the version before it. A route that `changes` doesn't name is served unchanged
 * under the new path. A route that it names keeps its handler, and only its shape changes.
 *
 * @param changes by operationId
 */
export function deriveNextVersion(
  routes: readonly Route[],
  { from, to, changes }: { from: string; to: string; changes: Record<string, Reshaped> },
): Route[] {
  const prefix = `/${from}/`;
  return routes
    .filter(({ path }) => path.startsWith(prefix))
    .map((route): Route => {
      const path = `/${to}/${route.path.slice(prefix.length)}` as const;
      const operationId = `${route.operationId}${to.toUpperCase()}`;
      return reshapeRoute({ ...route, path, operationId }, changes[route.operationId] ?? {});
    });
}

function reshapeRoute(subject: Route, { body, reply }: Reshaped): Route {
  if (subject.scope === 'public' || (body === undefined && reply === undefined)) return subject;
  // Routes of the merchant have the same parts. Only the caller in the request differs, and it is passed on.
  const route = subject as AnyPartnerRoute;
  const { example: _, ...rest } = route;
  const { example: __, ...olderReply } = route.reply;
  const newer: AnyPartnerRoute = {
    ...rest,
    ...(body ? { body: body.schema } : {}),
    ...(reply ? { reply: { ...olderReply, body: reply.schema } } : {}),
    ...(route.replay
      ? {
          async replay(request, context) {
            const answer = await route.replay?.(request, context);
            return answer && reply ? changeBody(answer, (given) => reply.fromOlder(given as never)) : answer;
          },
        }
      : {}),
    async handle(request, context) {
      const older = body ? { ...request, body: body.toOlder(request.body as never) } : request;
      const answer = await route.handle(older, context);
      return reply ? changeBody(answer, (given) => reply.fromOlder(given as never)) : answer;
    },
  };
  return newer;
}

function changeBody(answer: Reply<unknown>, change: (body: unknown) => unknown): Reply<unknown> {
  if ('stream' in answer || 'file' in answer || 'text' in answer) return answer;
  if ('body' in answer) return { ...answer, body: change(answer.body) };
  const { json, ...rest } = answer;
  return { ...rest, body: change(JSON.parse(json)) };
}
