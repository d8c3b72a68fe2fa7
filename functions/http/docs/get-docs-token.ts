import { z } from 'zod';
import { Problem } from '../../../shared/problems.ts';
import { publicRoute } from '../route.ts';

const DocsTokenRequest = z
  .strictObject({
    clientId: z.string().min(1).max(200).describe('The id of your application at Microsoft Entra'),
    clientSecret: z.string().min(1).max(200).describe('Its secret; we pass it on and do not store it'),
  })
  .meta({ id: 'DocsTokenRequest' });

const DocsToken = z
  .object({
    accessToken: z.string().describe('The token'),
    expiresIn: z.int().describe('How many seconds the token is valid'),
  })
  .meta({ id: 'DocsToken' });

/** Gets a token for the documentation page. Programs call `tokenUrl` directly. */
export const getDocsToken = publicRoute({
  operationId: 'getDocsToken',
  method: 'POST',
  path: '/docs/token',
  summary: 'Get a token for the documentation',
  description:
    'For the documentation page only: it passes client credentials on to Microsoft Entra, which does not accept requests from pages of other origins. Programs get their tokens directly from `tokenUrl`.',
  body: DocsTokenRequest,
  example: { clientId: 'your application’s id', clientSecret: 'its secret' },
  reply: { status: 200, body: DocsToken },
  problems: ['invalid_client', 'rate_limited', 'service_unavailable'],

  async handle({ body }, { docsTokens }) {
    const outcome = await docsTokens.issue(body);
    if (outcome.kind === 'refused') throw new Problem('invalid_client');
    if (outcome.kind === 'busy') throw new Problem('rate_limited', { headers: { 'retry-after': '5' } });
    return { status: 200, body: { accessToken: outcome.accessToken, expiresIn: outcome.expiresIn } };
  },
});
