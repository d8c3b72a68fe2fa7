import type { DatabaseSync } from 'node:sqlite';
import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { Route, SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import { type ErrorWording, serve } from '@partner-orders/loopback-server/http/serve';
import type { GroupCommit } from '@partner-orders/loopback-server/sqlite/group-commit';
import { faultRoutes } from './faults/fault-routes.ts';
import type { FaultRules } from './faults/fault-rules.ts';
import type { AcceptedKeys } from './keys/accepted-keys.ts';
import { keyRoutes } from './keys/key-routes.ts';
import type { WebhookDelivery } from './webhooks/deliver-webhooks.ts';
import { type NewWebhookEndpoint, WebhookEndpoint } from './webhooks/webhook-endpoint.ts';
import type { WebhookOutbox } from './webhooks/webhook-outbox.ts';
import { webhookRoutes } from './webhooks/webhook-routes.ts';

export interface SimulatorParts {
  name: string;
  port: number;
  database: DatabaseSync;
  commits: GroupCommit;
  /** The provider's own API. */
  routes: Route[];
  faults: FaultRules;
  keys: AcceptedKeys;
  /** The form of this provider's keys. */
  keyForm: RegExp;
  outbox: WebhookOutbox;
  delivery: WebhookDelivery;
  /** Replaces the endpoints of the state file. */
  webhooks?: readonly NewWebhookEndpoint[] | undefined;
  /** What was really done. */
  showBooks(request: SimulatorRequest): Reply;
  wording: ErrorWording;
}

export interface Simulator {
  readonly port: number;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a provider's API with its books and its fault rules. Closing it also closes the books.
 *
 * @throws PortInUseError
 */
export async function serveSimulator(parts: SimulatorParts): Promise<Simulator> {
  const { name, port, database, commits, faults, keys, keyForm, outbox, delivery, webhooks, wording } = parts;
  const books: Route = {
    method: 'GET',
    path: '/_simulator/books',
    async handle(request) {
      const shown = parts.showBooks(request);
      await commits.durable();
      return shown;
    },
  };
  try {
    const routes = [
      ...[...parts.routes, books, ...faultRoutes(faults), ...keyRoutes(keys, keyForm)],
      ...webhookRoutes({ outbox, delivery, commits }),
    ];
    if (webhooks) await commits.write(() => outbox.setEndpoints(webhooks.map((one) => WebhookEndpoint.parse(one))));
    const serving = await serve({ name, port, routes, wording });
    delivery.wake();
    return {
      port: serving.port,
      url: serving.url,
      async close() {
        await serving.close();
        await delivery.close();
        commits.flush();
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
