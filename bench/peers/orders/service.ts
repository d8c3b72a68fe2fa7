import { createServer } from 'node:http2';
import * as restate from '@restatedev/restate-sdk';
import { HttpCarrier } from '../../../shared/adapters/carrier/http-carrier.ts';
import { StripePayments } from '../../../shared/adapters/stripe/stripe-payments.ts';
import { StripeSignedEvents } from '../../../shared/adapters/stripe/stripe-signed-events.ts';
import type { SecretName, Secrets } from '../../../shared/ports/secrets.ts';
import type { ServiceSettings } from '../../processes/start-order-peer.ts';
import { tokenVerifier } from '../http/verify-token.ts';
import { HandOver } from './hand-over.ts';
import { OrderTables } from './order-tables.ts';
import { createOrderWorkflow } from './order-workflow.ts';
import { serveApi } from './serve-api.ts';

/** The whole order on Restate and PostgreSQL: API, workflow and the events of the payment provider, in one process. */

const settings = JSON.parse(process.argv[2] ?? '{}') as ServiceSettings;
const secrets: Secrets = {
  getCurrent: async (name: SecretName) => ({ version: '1', value: settings.secrets[name] ?? '' }),
  find: async () => undefined,
  findReplacement: async () => undefined,
};
const tables = new OrderTables(settings.database);
if (settings.products !== undefined) await tables.create(settings.products);

const bounds = { timeoutMs: 10_000, mostCalls: 64 };
const payments = new StripePayments({ url: settings.payments, secrets, ...bounds });
const carrier = new HttpCarrier({ url: settings.carrier, secrets, ...bounds });
const workflow = createOrderWorkflow({ tables, payments, carrier });
const endpoint = createServer(restate.createEndpointHandler({ services: [workflow] }));
await new Promise<void>((listening) => endpoint.listen(settings.ports.workflow, '127.0.0.1', listening));

const handOver = new HandOver(tables, settings.restate);
const paymentEvents = new StripeSignedEvents(secrets, { now: () => new Date() });
const verify = tokenVerifier(settings.authority);
const url = await serveApi({ tables, handOver, verify, paymentEvents, port: settings.ports.api });
void handOver.watch();
process.once('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', url });
