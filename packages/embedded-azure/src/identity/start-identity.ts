import { type ServeOptions, type Serving, serve } from '@partner-orders/loopback-server/http/serve';
import type { Latency } from '@partner-orders/loopback-server/latency';
import type { TlsListening } from '../tls/tls-listening.ts';
import { type Endpoints, endpointsOf, identityRoutes, wording } from './identity-routes.ts';
import { IdentityStore } from './identity-store.ts';
import type { KnownClient, TokenIssuer } from './issue-token.ts';
import { fillIn, type Signature, signToken } from './sign-token.ts';
import { makePrivateKey, SigningKeys } from './signing-keys.ts';

export interface IdentityOptions {
  /** Keys and client secrets, readable only by the owner; created if missing. */
  readonly stateFile: string;
  /** 0, the default, chooses a free one. */
  readonly port?: number;
  /** The audience of tokens, for example `api://partner-orders`. A request's scope is this plus `/.default`. */
  readonly audience: string;
  /** The clients, with the app roles of each. A new name gets an id and a secret. */
  readonly clients: readonly { readonly name: string; readonly roles: readonly string[] }[];
  /** Identifiers of other APIs that the clients may request tokens for, for example `https://vault.azure.net`. */
  readonly resources?: readonly string[];
  /** The name of the app's own identity. As on App Service, it gets tokens for any resource. */
  readonly managedIdentity?: string;
  /** Listens with TLS, too, and issues in that name: credentials with a secret refuse an authority without it. */
  readonly tls?: TlsListening;
  /** Makes requests wait before they are read. */
  readonly latency?: Latency;
}

export interface SignOptions {
  /** Seconds; negative for an expired token. */
  readonly expiresIn?: number;
  readonly alg?: Signature['alg'];
  /** Signs with a key that is not the tenant's, but with the id of one that is. */
  readonly key?: 'foreign';
}

export interface IdentityClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The id of its service principal: `oid` of its tokens, and the id that Azure roles are assigned to. */
  readonly objectId: string;
}

export interface ManagedIdentity {
  readonly clientId: string;
  readonly objectId: string;
  /** IDENTITY_ENDPOINT */
  readonly endpoint: string;
  /** IDENTITY_HEADER */
  readonly header: string;
}

export interface Identity {
  readonly port: number;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** `https://127.0.0.1:<port>`, what credentials take as their authority; undefined without `tls`. */
  readonly tlsUrl: string | undefined;
  /** A GUID. */
  readonly tenantId: string;
  readonly issuer: string;
  readonly jwksUri: string;
  readonly tokenEndpoint: string;
  /** By name. */
  readonly clients: Readonly<Record<string, IdentityClient>>;
  /** What the app's process needs, and its identity. */
  readonly managedIdentity: ManagedIdentity | undefined;
  close(): Promise<void>;
  /** For tests: creates a new signing key. The previous one stays published, older ones are removed. */
  rotateKeys(): Promise<void>;
  /** For tests: a token with these claims over the usual ones (`undefined` removes one), valid or forged. */
  sign(claims: Record<string, unknown>, options?: SignOptions): Promise<string>;
}

/**
 * Starts an identity provider that behaves like a Microsoft Entra tenant for apps that verify tokens, and for clients
 * that use client credentials: see SUPPORT.md.
 *
 * @throws PortInUseError, StateFileError
 */
export async function startIdentity(options: IdentityOptions): Promise<Identity> {
  const { stateFile, port = 0, audience, clients, resources = [], tls, latency } = options;
  const store = new IdentityStore(stateFile);
  try {
    const tenantId = store.tenantId();
    const known = clients.map(({ name, roles }): KnownClient => ({ ...store.client(name), roles }));
    const managedIdentity =
      options.managedIdentity === undefined ? undefined : store.client(`managed identity ${options.managedIdentity}`);
    const keys = await SigningKeys.open(store);

    let ready: { issuer: TokenIssuer; endpoints: Endpoints } | undefined;
    const routes = identityRoutes(() => {
      if (ready === undefined) throw new Error('a request came before the port was known');
      return ready;
    });
    const serving = await serve({ name: 'the identity provider', port, routes, wording, latency });
    const encrypted = tls && (await serveEncrypted(serving, { port: tls.port ?? 0, routes, tls, latency }));
    const plain = endpointsOf(serving.url, tenantId);
    // MSAL takes only an issuer that has the authority's own address.
    const endpoints = encrypted ? endpointsOf(encrypted.url, tenantId) : plain;
    const tenant = { issuer: endpoints.issuer, audience, tenantId };
    const byId = new Map(known.map((one) => [one.clientId, one]));
    ready = { endpoints, issuer: { tenant, keys, clients: byId, resources, managedIdentity } };

    return {
      port: serving.port,
      url: serving.url,
      tlsUrl: encrypted?.url,
      tenantId,
      issuer: endpoints.issuer,
      jwksUri: plain.jwksUri,
      tokenEndpoint: plain.token,
      clients: Object.fromEntries(known.map(({ name, roles: _, ...client }) => [name, client])),
      managedIdentity: managedIdentity && {
        clientId: managedIdentity.clientId,
        objectId: managedIdentity.objectId,
        endpoint: plain.managedIdentity,
        header: managedIdentity.clientSecret,
      },
      async close() {
        await Promise.all([serving.close(), encrypted?.close()]);
        store.close();
      },
      rotateKeys: () => keys.rotate(),
      async sign(claims, { expiresIn, alg, key } = {}) {
        const foreignKey = key === 'foreign' ? await makePrivateKey() : undefined;
        return signToken(fillIn(tenant, claims, expiresIn), keys.current(), {
          ...(alg && { alg }),
          ...(foreignKey && { foreignKey }),
        });
      },
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** The same tenant over TLS. When its port is taken, the plain one is given back. */
async function serveEncrypted(
  plain: Serving,
  options: Pick<ServeOptions, 'port' | 'routes' | 'tls' | 'latency'>,
): Promise<Serving> {
  try {
    return await serve({ name: 'the identity provider with TLS', wording, ...options });
  } catch (error) {
    await plain.close();
    throw error;
  }
}
