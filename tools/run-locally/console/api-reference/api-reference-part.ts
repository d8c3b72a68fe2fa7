import type { ConsolePart } from '@partner-orders/embedded-azure/console/console-part';
import { jsonOf } from '@partner-orders/embedded-azure/console/json-of';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { PartnerCalls } from '../as-partner/partner-calls.ts';
import { readOperations } from './read-operations.ts';
import type { ShownReference, ShownToken } from './shown-reference.ts';

export interface ApiReferenceOptions {
  calls: PartnerCalls;
  /** Chooses whom the reference at the gateway signs in as. */
  signInAs: (name: string) => void;
}

const Client = z.strictObject({ name: z.string() });
const Call = z.strictObject({
  name: z.string(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z.string().startsWith('/').max(4_000),
  headers: z.record(z.string().regex(/^[\w-]+$/), z.string()).default({}),
  body: z.unknown().optional(),
});

/** The API as a chosen client: its operations, a token to copy, and calls whose token stays in this process. */
export function apiReferencePart({ calls, signInAs }: ApiReferenceOptions): ConsolePart {
  const isKnown = (name: string) => calls.token(name);
  return {
    name: 'api-reference',
    routes: [
      {
        method: 'GET',
        path: '/api/api-reference',
        async handle() {
          const clients = calls.clients.map((name) => ({
            name,
            tokenCommand: calls.tokenCommand(name),
            curl: calls.curl(name, { method: 'GET', path: name === 'merchant' ? '/v1/catalogue' : '/v1/orders' }),
          }));
          const operations = await readOperations(calls.gatewayUrl);
          const { terminal, gatewayUrl } = calls;
          const body: ShownReference = { docsUrl: `${gatewayUrl}/docs`, terminal, clients, operations };
          return { status: 200, body };
        },
      },
      {
        // Not a GET: no page of another origin can read it, and none may be the reason that a token is made.
        method: 'POST',
        path: '/api/api-reference/token',
        async handle(request) {
          const token = await calls.token(Client.parse(jsonOf(request)).name);
          const { exp = 0, roles } = decodeJwt(token);
          const body: ShownToken = {
            token,
            expiresAt: new Date(exp * 1_000).toISOString(),
            roles: z.array(z.string()).catch([]).parse(roles),
          };
          return { status: 200, body };
        },
      },
      {
        method: 'POST',
        path: '/api/api-reference/sign-in',
        async handle(request) {
          const { name } = Client.parse(jsonOf(request));
          await isKnown(name);
          signInAs(name);
          return { status: 200, body: { name } };
        },
      },
      {
        method: 'POST',
        path: '/api/api-reference/calls',
        async handle(request) {
          const { name, ...call } = Call.parse(jsonOf(request));
          return { status: 200, body: await calls.call(name, call) };
        },
      },
    ],
  };
}
