import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Gateway,
  type GatewayOperation,
  type GatewayOptions,
  startGateway,
} from '@partner-orders/embedded-azure/gateway';
import { z } from 'zod';
import { gatewayPolicies } from './gateway-settings.ts';

type Options = Omit<GatewayOptions, 'policies'>;

const OpenApi = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))),
});

/** The gateway, which restarts on its port when its policies or the app's operations have changed. */
export class ReloadableGateway {
  readonly #options: Options;
  #gateway: Gateway;
  #made: string;

  private constructor(options: Options, gateway: Gateway) {
    this.#options = options;
    this.#gateway = gateway;
    this.#made = fingerprint(options.operations);
  }

  static async start(options: Options): Promise<ReloadableGateway> {
    return new ReloadableGateway(options, await startGateway({ ...options, policies: gatewayPolicies }));
  }

  get url(): string {
    return this.#gateway.url;
  }

  close(): Promise<void> {
    return this.#gateway.close();
  }

  /**
   * As in Azure, the forwarded operations come from the app's OpenAPI document.
   *
   * @param appUrl where the app serves it
   */
  async reload(appUrl: string): Promise<boolean> {
    const operations = operationsOf(await (await fetch(new URL('/openapi.json', appUrl))).json());
    const made = fingerprint(operations);
    if (made === this.#made) return false;
    const options = { ...this.#options, operations, policies: gatewayPolicies };
    // Try it on another port first: policies that can't be loaded must not stop the running gateway.
    await (await startGateway({ ...options, port: 0 })).close();
    const { port } = this.#gateway;
    await this.#gateway.close();
    this.#gateway = await startGateway({ ...options, port });
    this.#made = made;
    return true;
  }
}

function operationsOf(document: unknown): GatewayOperation[] {
  return Object.entries(OpenApi.parse(document).paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { operationId: name }]) => {
      const operation = { name, method: method.toUpperCase(), path };
      return method === 'get' ? [operation, { ...operation, name: `head-${name}`, method: 'HEAD' }] : [operation];
    }),
  );
}

function fingerprint(operations: readonly GatewayOperation[]): string {
  const names = operations.map(({ method, path }) => `${method} ${path}`).toSorted();
  const files = globSync('**/*.xml', { cwd: gatewayPolicies }).toSorted();
  return JSON.stringify([names, files.map((file) => readFileSync(join(gatewayPolicies, file), 'utf8'))]);
}
