import type { Route } from '../../functions/http/route.ts';

/** What the gateway forwards; whatever is none of these it answers itself. */
export interface DeclaredOperation {
  readonly name: string;
  readonly method: string;
  /** `/v1/orders/{orderId}` */
  readonly path: string;
  /** Whether it asks for no token. */
  readonly public: boolean;
}

/** The routes, and HEAD beside each GET. partner-api.bicep makes the same of the OpenAPI document. */
export function gatewayOperations(routes: readonly Route[]): DeclaredOperation[] {
  const declared = routes.map(({ operationId: name, method, path, scope }) => ({
    name,
    method: method as string,
    path,
    public: scope === 'public',
  }));
  const heads = declared
    .filter(({ method }) => method === 'GET')
    .map((operation) => ({ ...operation, name: `head-${operation.name}`, method: 'HEAD' }));
  return [...declared, ...heads];
}
