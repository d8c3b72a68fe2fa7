import type { TokenCredential } from '@azure/identity';

/**
 * The app's own identity in Azure. The library is large and isn't needed locally, so it is loaded for the first token.
 */
export function createAzureCredential(managedIdentityClientId: string | undefined): TokenCredential {
  let loading: Promise<TokenCredential> | undefined;
  const load = async () => {
    const { DefaultAzureCredential } = await import('@azure/identity');
    return new DefaultAzureCredential(managedIdentityClientId ? { managedIdentityClientId } : {});
  };
  return {
    async getToken(scopes, options) {
      loading ??= load();
      return (await loading).getToken(scopes, options);
    },
  };
}
