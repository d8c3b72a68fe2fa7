import { join } from 'node:path';
import { startIdentity } from '@partner-orders/embedded-azure/identity';
import { fetchToken } from '../../tools/run-locally/client/fetch-token.ts';
import type { Session } from '../session.ts';

const AUDIENCE = 'api://partner-orders';

export interface BenchPartner {
  /** How its tokens are verified. */
  authority: { issuer: string; jwksUri: string; audience: string };
  token: string;
}

/** Runs `use` with an identity provider and a token of one partner, for peers. */
export async function withBenchPartner(session: Session, use: (partner: BenchPartner) => Promise<void>): Promise<void> {
  const identity = await startIdentity({
    stateFile: join(session.createDirectory(), 'identity.json'),
    port: 0,
    audience: AUDIENCE,
    clients: [{ name: 'acme', roles: ['orders.read', 'orders.write'] }],
  });
  try {
    const acme = identity.clients['acme'];
    if (acme === undefined) throw new Error('the identity has no client acme');
    const { issuer, jwksUri } = identity;
    await use({ authority: { issuer, jwksUri, audience: AUDIENCE }, token: await fetchToken(identity.url, acme) });
  } finally {
    await identity.close();
  }
}
