import type { IncomingHttpHeaders } from 'node:http';
import { type EntraTenant, EntraTokens, TokenRefusedError } from '../entra/entra-tokens.ts';
import { EmailError } from './email-error.ts';

export const COMMUNICATION_RESOURCE = 'https://communication.azure.com';

/** Whose tokens are accepted, and which service principals may send, by object id. */
export interface SenderRules {
  readonly tenant: EntraTenant;
  readonly senders: ReadonlySet<string>;
}

/** Creates the check before every operation: a token of the tenant for Communication Services, and the role. */
export function admitSender({ tenant, senders }: SenderRules) {
  const tokens = new EntraTokens(tenant, () => [COMMUNICATION_RESOURCE]);

  /** @throws EmailError 401 */
  return async (headers: IncomingHttpHeaders): Promise<void> => {
    const token = /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (token === undefined) throw denied();
    const { objectId } = await tokens.check(token).catch((error: unknown) => {
      throw error instanceof TokenRefusedError ? denied() : error;
    });
    if (!senders.has(objectId)) throw denied();
  };
}

/** The service answers 401 also to a valid token whose identity has no role. */
function denied(): EmailError {
  return new EmailError({ status: 401, code: 'Denied', message: 'Denied by the resource provider.' });
}
