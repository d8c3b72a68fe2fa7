import type { Route } from '../../functions/http/route.ts';

/** An operation that the gateway forwards; it answers everything else itself. */
export interface DeclaredOperation {
  readonly name: string;
  readonly method: string;
  /** `/v1/orders/{orderId}` */
  readonly path: string;
  /** Whether it needs no token. */
  readonly public: boolean;
}

/** Lists the routes, and HEAD for each GET. API Management imports the same operations: write-gateway-document.ts. */
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
