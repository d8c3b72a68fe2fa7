import { join } from 'node:path';
import { routes } from '../../functions/http/routes.ts';
import { gatewayOperations } from '../azure/gateway-operations.ts';
import { root } from '../root.ts';
import { AUDIENCE } from './audience.ts';

export const gatewayPolicies = join(root, 'infra', 'policies');

/** The values that the policies need. */
export function gatewaySettings({ issuer }: { issuer: string }) {
  const namedValues = (url: string) => ({
    'public-url': url,
    'openid-config-url': `${issuer}/.well-known/openid-configuration`,
    audience: AUDIENCE,
    issuer,
    'app-resource': AUDIENCE,
    'front-door-id': 'none',
  });
  return { operations: gatewayOperations(routes), namedValues };
}
