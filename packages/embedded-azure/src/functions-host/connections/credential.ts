import type { TokenCredential } from '@azure/identity';
import { HostConfigurationError } from '../invocation.ts';

/** The identity in an identity-based connection. Names are in lower case, because settings ignore case. */
export type IdentitySettings = ReadonlyMap<string, string>;

type Library = typeof import('@azure/identity');
type Make = (library: Library) => TokenCredential;

/** Credentials that Azure's host supports and this one does not. */
const unsupported = ['managedidentityasfederatedidentity', 'azurepipelines'];

/**
 * The credential that Azure's host creates from `<connection>__credential`, `__clientId`, …
 * (ClientFactory.CreateCredential of Microsoft.Extensions.Azure): a managed identity, a workload identity or a client
 * secret if the settings say so, otherwise DefaultAzureCredential. The library is large, so it is loaded for the first
 * token.
 *
 * @param what the connection, for the error
 * @throws HostConfigurationError if settings contradict each other or are not supported
 */
export function credentialOf(identity: IdentitySettings, what: string): TokenCredential {
  const make = chosen(identity, what);
  let credential: Promise<TokenCredential> | undefined;
  return {
    async getToken(scopes, options) {
      credential ??= import('@azure/identity').then(make);
      return (await credential).getToken(scopes, options);
    },
  };
}

function chosen(identity: IdentitySettings, what: string): Make {
  const credential = identity.get('credential')?.toLowerCase();
  if (credential !== undefined && unsupported.includes(credential)) {
    throw new HostConfigurationError(`${what}: the credential "${credential}" is not supported`);
  }
  if (identity.has('clientcertificate')) {
    throw new HostConfigurationError(`${what}: a client certificate is not supported`);
  }
  if (credential === 'managedidentity') return managedIdentity(identity, what);
  if (credential === 'workloadidentity') return workloadIdentity(identity);
  const [tenantId, clientId, secret] = ['tenantid', 'clientid', 'clientsecret'].map((name) => identity.get(name));
  if (tenantId && clientId && secret) {
    return ({ ClientSecretCredential }) => new ClientSecretCredential(tenantId, clientId, secret);
  }
  return defaultCredential(identity, what);
}

function managedIdentity(identity: IdentitySettings, what: string): Make {
  const clientId = identity.get('managedidentityclientid') ?? identity.get('clientid');
  const resourceId = identity.get('managedidentityresourceid');
  const objectId = identity.get('managedidentityobjectid');
  if ([clientId, resourceId, objectId].filter(Boolean).length > 1) {
    throw new HostConfigurationError(`${what}: a managed identity has one of clientId, resource id and object id`);
  }
  return ({ ManagedIdentityCredential }) => {
    if (resourceId) return new ManagedIdentityCredential({ resourceId });
    if (objectId) return new ManagedIdentityCredential({ objectId });
    return new ManagedIdentityCredential(clientId ? { clientId } : {});
  };
}

/** Missing settings come from the environment: AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_FEDERATED_TOKEN_FILE. */
function workloadIdentity(identity: IdentitySettings): Make {
  const [tenantId, clientId, tokenFilePath] = ['tenantid', 'clientid', 'tokenfilepath'].map((name) =>
    identity.get(name),
  );
  return ({ WorkloadIdentityCredential }) =>
    new WorkloadIdentityCredential({
      ...(tenantId && { tenantId }),
      ...(clientId && { clientId }),
      ...(tokenFilePath && { tokenFilePath }),
    });
}

function defaultCredential(identity: IdentitySettings, what: string): Make {
  if (identity.has('managedidentityobjectid')) {
    throw new HostConfigurationError(`${what}: managedIdentityObjectId needs the credential "managedidentity"`);
  }
  const tenantId = identity.get('tenantid');
  const resourceId = identity.get('managedidentityresourceid');
  const clientId = identity.get('managedidentityclientid') ?? identity.get('clientid');
  if (resourceId && clientId) {
    throw new HostConfigurationError(`${what}: a managed identity has a clientId or a resource id, not both`);
  }
  return ({ DefaultAzureCredential }) => {
    const tenant = tenantId ? { tenantId } : {};
    if (resourceId) return new DefaultAzureCredential({ ...tenant, managedIdentityResourceId: resourceId });
    return new DefaultAzureCredential({ ...tenant, ...(clientId && { managedIdentityClientId: clientId }) });
  };
}
