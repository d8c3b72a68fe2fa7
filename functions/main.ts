import { join } from 'node:path';
import { app, type HttpMethod, type HttpRequest, type InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import { orderSaga } from '../orchestrations/order-saga.ts';
import { registerSagas } from '../orchestrations/register-sagas.ts';
import { sagas } from '../orchestrations/sagas.ts';
import { HttpCarrier, isCarrierOutage } from '../shared/adapters/carrier/http-carrier.ts';
import { containers, databaseId } from '../shared/adapters/cosmos/containers.ts';
import { CosmosCatalogue } from '../shared/adapters/cosmos/cosmos-catalogue.ts';
import { CosmosChanges } from '../shared/adapters/cosmos/cosmos-changes.ts';
import { connectCosmos } from '../shared/adapters/cosmos/cosmos-client.ts';
import { CosmosOrderFeed } from '../shared/adapters/cosmos/cosmos-order-feed.ts';
import { CosmosOrders } from '../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosOutbox } from '../shared/adapters/cosmos/cosmos-outbox.ts';
import { CosmosPartners } from '../shared/adapters/cosmos/cosmos-partners.ts';
import { CosmosRejections } from '../shared/adapters/cosmos/cosmos-rejections.ts';
import { CosmosReports } from '../shared/adapters/cosmos/cosmos-reports.ts';
import { CosmosStock } from '../shared/adapters/cosmos/cosmos-stock.ts';
import { CosmosWaitingOrders } from '../shared/adapters/cosmos/cosmos-waiting-orders.ts';
import { chargingHttpClient, measuredCosmos } from '../shared/adapters/cosmos/measured-cosmos.ts';
import { tellingOutages } from '../shared/adapters/cosmos/telling-outages.ts';
import { DurableSagas } from '../shared/adapters/durable/durable-sagas.ts';
import { DirectoryFiles } from '../shared/adapters/files/directory-files.ts';
import { guardedProvider } from '../shared/adapters/guarded-provider.ts';
import { azureCredential } from '../shared/adapters/identity/azure-credential.ts';
import { EntraTokenRelay } from '../shared/adapters/identity/entra-token-relay.ts';
import { JwtAccessTokens } from '../shared/adapters/identity/jwt-access-tokens.ts';
import { KeyVaultSecrets } from '../shared/adapters/key-vault/key-vault-secrets.ts';
import { LastWrites } from '../shared/adapters/last-writes.ts';
import { ServiceBusAdmissionCalls } from '../shared/adapters/service-bus/service-bus-admission-calls.ts';
import { connectServiceBus } from '../shared/adapters/service-bus/service-bus-client.ts';
import { ServiceBusEventBus } from '../shared/adapters/service-bus/service-bus-event-bus.ts';
import { ServiceBusRetries } from '../shared/adapters/service-bus/service-bus-retries.ts';
import { isPaymentsOutage, StripePayments } from '../shared/adapters/stripe/stripe-payments.ts';
import { ReportedCloudEvent, SagaMessage } from '../shared/cloud-event.ts';
import { COSMOS_CONNECTION, parseConfig, SERVICE_BUS_CONNECTION } from '../shared/config.ts';
import type { ReportedEvent } from '../shared/domain/daily-report.ts';
import { secretNames } from '../shared/ports/secrets.ts';
import { setLog, withLog } from '../shared/telemetry/log.ts';
import { topic } from '../shared/topic.ts';
import { consume } from './bus/consume.ts';
import type { ConsumerPorts } from './bus/consumer.ts';
import { projectDailyReport } from './bus/project-daily-report.ts';
import { startOrderSaga } from './bus/start-order-saga.ts';
import { Cursors } from './http/cursor.ts';
import { OpenStreams } from './http/open-streams.ts';
import { answer } from './http/pipeline.ts';
import type { HttpPorts, Route } from './http/route.ts';
import { routes } from './http/routes.ts';
import { ROOT, unknownPath } from './http/unknown-path.ts';
import { relayOutbox } from './outbox/relay-outbox.ts';
import { SagaAdmission } from './sagas/saga-admission.ts';
import { startWaitingOrders } from './timers/start-waiting-orders.ts';

const config = parseConfig(process.env);
const clock = { now: () => new Date() };
setLog({ isVerbose: config.isLogVerbose });

// ---- telemetry, before anything that it measures; its library is not loaded where it is off

const measured = config.telemetry !== undefined;
if (config.telemetry) {
  const { startTelemetry } = await import('../shared/telemetry/azure-monitor/start-telemetry.ts');
  const { identity, role, ...telemetry } = config.telemetry;
  const credential = identity ? { credential: azureCredential(identity) } : {};
  const { stop } = startTelemetry({ ...telemetry, ...credential, role });
  app.hook.appTerminate(stop);
}

// ---- adapters

const cosmos = connectCosmos(config.cosmos, measured ? chargingHttpClient() : undefined);
const fromCosmos = <P extends object>(name: string, port: P): P =>
  tellingOutages(measured ? measuredCosmos(name, port) : port);
const container = (name: keyof typeof containers) => cosmos.database(databaseId).container(containers[name].id);
const serviceBus = connectServiceBus(config.serviceBus);
const secrets = new KeyVaultSecrets({ ...config.keyVault, clock });

// Not by changes: writers that meet on one order must not take an instance out of service.
const orderWrites = new LastWrites(clock);
const orders = orderWrites.watch(fromCosmos('orders', new CosmosOrders(container('orders'))), ['add']);
const outbox = new CosmosOutbox(container('orders'), clock);
const reports = fromCosmos('reports', new CosmosReports(container('reports')));
const sender = serviceBus.createSender(topic.name);
const bus = new ServiceBusEventBus(sender);
const consumerPorts: ConsumerPorts = {
  retries: new ServiceBusRetries(sender),
  rejections: fromCosmos('rejections', new CosmosRejections(container('rejections'))),
  clock,
  patience: config.consumer,
};
const waiting = fromCosmos('waiting', new CosmosWaitingOrders(container('orders')));
const admission = new SagaAdmission(
  {
    waiting,
    calls: new ServiceBusAdmissionCalls(sender),
    clock,
  },
  config.saga,
);
const sagaPorts = {
  orders,
  clock,
  stock: fromCosmos('stock', new CosmosStock(container('catalog'))),
  payments: guardedProvider(new StripePayments({ ...config.payments, secrets }), {
    provider: 'payments',
    isOutage: isPaymentsOutage,
    openMs: config.breakerOpenMs,
    httpMethods: { open: 'POST', authorize: 'POST', capture: 'POST', release: 'POST' },
  }),
  carrier: guardedProvider(new HttpCarrier({ ...config.carrier, secrets }), {
    provider: 'carrier',
    isOutage: isCarrierOutage,
    openMs: config.breakerOpenMs,
    httpMethods: { book: 'PUT', cancel: 'DELETE' },
  }),
};
const httpPorts: HttpPorts = {
  gatewayRequired: config.gatewayRequired,
  publicUrl: config.publicUrl,
  tokenUrl: config.auth.tokenUrl,
  orders,
  reports,
  clock,
  accessTokens: new JwtAccessTokens({ ...config.auth, clock }),
  partners: fromCosmos(
    'partners',
    new CosmosPartners({ clients: container('clients'), partners: container('partners') }, clock),
  ),
  cursors: new Cursors(secrets),
  catalogue: fromCosmos('catalogue', new CosmosCatalogue(container('catalog'), clock)),
  orderFeed: new CosmosOrderFeed(fromCosmos('changes', new CosmosChanges(container('orders'))), config.streams),
  streams: config.streams,
  openStreams: new OpenStreams(config.streams.bounds),
  docs: new DirectoryFiles(join(import.meta.dirname, 'docs')),
  docsTokens: new EntraTokenRelay(config.auth),
  docsSignInUrl: config.docsSignInUrl,
  dependencies: [
    {
      name: 'orders',
      async check(abortSignal) {
        orderWrites.requireWorking();
        await container('orders').read({ abortSignal });
      },
    },
    {
      // With every secret known, an instance can do without the vault.
      name: 'key-vault',
      async check() {
        await Promise.all(secretNames.map((name) => secrets.current(name)));
      },
    },
  ],
};

app.setup({ enableHttpStream: true });

// ---- the partner API

function serve(name: string, methods: HttpMethod[], path: string, routeFor: (request: HttpRequest) => Route): void {
  app.http(name, {
    methods,
    route: path.slice(1),
    authLevel: 'anonymous',
    handler: (request, context) => answer(routeFor(request), request, httpPorts, context),
  });
}

for (const route of routes) {
  const methods: HttpMethod[] = route.method === 'GET' ? ['GET', 'HEAD'] : [route.method];
  if (route.path !== ROOT) serve(route.operationId, methods, route.path, () => route);
}
const EVERY_METHOD: HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
serve('zz-unknown-path', EVERY_METHOD, '/{*path}', unknownPath(routes));

// ---- the outbox and its events

// Not by AzureWebJobs.<function>.Disabled: the name of a setting can't hold the hyphens of a function's on Linux.
const events: Pick<typeof app, 'cosmosDB' | 'serviceBusTopic' | 'timer'> = config.eventTriggers
  ? app
  : { cosmosDB() {}, serviceBusTopic() {}, timer() {} };

events.cosmosDB('relay-outbox', {
  connection: COSMOS_CONNECTION,
  databaseName: databaseId,
  containerName: containers.orders.id,
  leaseContainerName: containers.leases.id,
  leaseContainerPrefix: 'relay-outbox-',
  startFromBeginning: true,
  feedPollDelay: config.outbox.pollMs,
  // Soon another instance takes over from one that has died; each renewal is a write for each physical range.
  leaseExpirationInterval: 10_000,
  leaseRenewInterval: 3_000,
  leaseAcquireInterval: 5_000,
  // Without a retry policy Azure moves on past a batch whose function threw.
  retry: {
    strategy: 'exponentialBackoff',
    maxRetryCount: -1,
    minimumInterval: { seconds: 1 },
    maximumInterval: { seconds: 30 },
  },
  handler: (documents: unknown[], context: InvocationContext) =>
    withLog(context, {}, () => relayOutbox(documents, { outbox, bus, clock })),
});

const deliveryOf = (body: unknown, context: InvocationContext) => ({
  body,
  metadata: context.triggerMetadata,
  console: context,
});

events.serviceBusTopic('start-order-saga', {
  connection: SERVICE_BUS_CONNECTION,
  topicName: topic.name,
  subscriptionName: topic.subscriptions.saga,
  extraInputs: [df.input.durableClient()],
  handler: (body, context) => {
    const orderSagas = new DurableSagas(df.getClient(context), orderSaga.name);
    const work = (event: SagaMessage) => startOrderSaga(event, { sagas: orderSagas, orders, admission });
    const consumer = { name: 'start-order-saga', subscription: 'saga', reads: SagaMessage, work } as const;
    return consume(consumer, deliveryOf(body, context), consumerPorts);
  },
});

events.serviceBusTopic('project-daily-report', {
  connection: SERVICE_BUS_CONNECTION,
  topicName: topic.name,
  subscriptionName: topic.subscriptions.reports,
  handler: (body, context) => {
    const work = (event: ReportedEvent) => projectDailyReport(event, { reports });
    const consumer = {
      name: 'project-daily-report',
      subscription: 'reports',
      reads: ReportedCloudEvent,
      work,
    } as const;
    return consume(consumer, deliveryOf(body, context), consumerPorts);
  },
});

events.timer('start-waiting-orders', {
  schedule: config.saga.searchSchedule,
  extraInputs: [df.input.durableClient()],
  handler: (_timer, context) => {
    const orderSagas = new DurableSagas(df.getClient(context), orderSaga.name);
    return withLog(context, {}, () =>
      startWaitingOrders({ waiting, admission, sagas: orderSagas, clock }, config.saga),
    );
  },
});

// ---- sagas

const { saga } = config;
const patience = { firstDelayMs: saga.firstDelayMs, maxDelayMs: saga.maxDelayMs };
registerSagas(sagas, sagaPorts, {
  act: { attempts: saga.stepAttempts, ...patience },
  finish: { attempts: saga.finishAttempts, ...patience },
  stuckDelayMs: saga.stuckDelayMs,
  stuckLookMs: saga.stuckLookMs,
});
