import { z } from 'zod';
import { Problem } from '../../../shared/problems.ts';
import { publicRoute } from '../route.ts';

/** Long enough for a busy store, and short enough for a health probe. */
const DEADLINE_MS = 2_000;

/** Checks only what it takes to accept an order: if the payment provider is down, the API must stay up. */
export const getReadiness = publicRoute({
  operationId: 'getReadiness',
  method: 'GET',
  path: '/readyz',
  summary: 'Check readiness',
  description: 'Whether the service can accept orders.',
  reply: {
    status: 200,
    body: z.object({ status: z.literal('ready').describe('The service can accept orders') }).meta({ id: 'Readiness' }),
  },
  problems: ['not_ready'],

  async handle(_request, { dependencies }) {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const checks = await Promise.all(
      dependencies.map(async ({ name, check }) => ({ name, ready: await isReady(check(signal), signal) })),
    );
    const details = checks
      .filter(({ ready }) => !ready)
      .map(({ name }) => ({ path: name, message: 'is not reachable' }));
    if (details.length > 0) throw new Problem('not_ready', { details, headers: { 'retry-after': '5' } });
    return { status: 200, body: { status: 'ready' as const } };
  },
});

function isReady(check: Promise<void>, deadline: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    deadline.addEventListener('abort', () => resolve(false), { once: true });
    check.then(
      () => resolve(true),
      () => resolve(false),
    );
  });
}
