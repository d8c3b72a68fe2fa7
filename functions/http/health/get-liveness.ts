import { z } from 'zod';
import { publicRoute } from '../route.ts';

export const getLiveness = publicRoute({
  operationId: 'getLiveness',
  method: 'GET',
  path: '/livez',
  summary: 'Tell that the process runs',
  reply: { status: 200, body: z.object({ status: z.literal('ok') }) },

  async handle() {
    return { status: 200, body: { status: 'ok' as const } };
  },
});
