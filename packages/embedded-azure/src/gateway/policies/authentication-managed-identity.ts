import { expectOnly, requiredAttribute } from '../xml/policy-element.ts';
import type { CompilePolicy } from './policy.ts';

/**
 * In Azure, replaces Authorization by a token of the gateway's own identity. Here there is no such identity and nobody
 * checks it, but the caller's Authorization is still removed.
 * https://learn.microsoft.com/azure/api-management/authentication-managed-identity-policy
 */
export const authenticationManagedIdentity: CompilePolicy = (element) => {
  expectOnly(element, { attributes: ['resource'] });
  requiredAttribute(element, 'resource');
  return ({ request }) => {
    delete request.headers['authorization'];
    return 'next';
  };
};
