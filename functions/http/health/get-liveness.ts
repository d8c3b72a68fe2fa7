import { z } from 'zod';
import { publicRoute } from '../route.ts';

export const getLiveness = publicRoute({
  operationId: 'getLiveness',
  method: 'GET',
  path: '/livez',
  summary: 'Check liveness',
  description: 'Whether the process runs.',
  reply: {
    status: 200,
    body: z.object({ status: z.literal('ok').describe('The process runs') }).meta({ id: 'Liveness' }),
  },

  async handle() {
    return { status: 200, body: { status: 'ok' as const } };
  },
});
