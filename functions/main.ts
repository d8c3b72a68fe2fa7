import { join } from 'node:path';
import { app, type HttpMethod, type HttpRequest, type InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import { activities } from '../orchestrations/activities.ts';
import { runActivity } from '../orchestrations/activity.ts';
import { orderSaga } from '../orchestrations/order-saga.ts';
import { HttpCarrier } from '../shared/adapters/carrier/http-carrier.ts';
import { containers, databaseId } from '../shared/adapters/cosmos/containers.ts';
import { CosmosCatalogue } from '../shared/adapters/cosmos/cosmos-catalogue.ts';
import { connectCosmos } from '../shared/adapters/cosmos/cosmos-client.ts';
import { CosmosOrders } from '../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosOutbox } from '../shared/adapters/cosmos/cosmos-outbox.ts';
import { CosmosPartners } from '../shared/adapters/cosmos/cosmos-partners.ts';
import { CosmosReports } from '../shared/adapters/cosmos/cosmos-reports.ts';
import { CosmosStock } from '../shared/adapters/cosmos/cosmos-stock.ts';
import { tellingOutages } from '../shared/adapters/cosmos/telling-outages.ts';
import { DurableSagas } from '../shared/adapters/durable/durable-sagas.ts';
import { DirectoryFiles } from '../shared/adapters/files/directory-files.ts';
import { JwtAccessTokens } from '../shared/adapters/identity/jwt-access-tokens.ts';
import { connectServiceBus } from '../shared/adapters/service-bus/service-bus-client.ts';
import { ServiceBusEventBus } from '../shared/adapters/service-bus/service-bus-event-bus.ts';
import { StripePayments } from '../shared/adapters/stripe/stripe-payments.ts';
import { COSMOS_CONNECTION, parseConfig, SERVICE_BUS_CONNECTION } from '../shared/config.ts';
import { topic } from '../shared/topic.ts';
import { projectDailyReport } from './bus/project-daily-report.ts';
import { startOrderSaga } from './bus/start-order-saga.ts';
import { Cursors } from './http/cursor.ts';
import { answer } from './http/pipeline.ts';
import type { HttpPorts, Route } from './http/route.ts';
import { routes } from './http/routes.ts';
import { unknownPath } from './http/unknown-path.ts';
import { relayOutbox } from './outbox/relay-outbox.ts';

const ORDER_SAGA = 'order-saga';

const config = parseConfig(process.env);
const clock = { now: () => new Date() };

const cosmos = connectCosmos(config.cosmos);
const container = (name: keyof typeof containers) => cosmos.database(databaseId).container(containers[name].id);
const serviceBus = connectServiceBus(config.serviceBus);

const orders = tellingOutages(new CosmosOrders(container('orders')));
const outbox = new CosmosOutbox(container('orders'), clock);
const reports = tellingOutages(new CosmosReports(container('reports')));
const bus = new ServiceBusEventBus(serviceBus.createSender(topic.name));
const sagaPorts = {
  orders,
  clock,
  stock: tellingOutages(new CosmosStock(container('catalog'))),
  payments: new StripePayments(config.payments),
  carrier: new HttpCarrier(config.carrier),
};
const httpPorts: HttpPorts = {
  gatewayRequired: config.gatewayRequired,
  orders,
  reports,
  clock,
  accessTokens: new JwtAccessTokens({ ...config.auth, clock }),
  partners: tellingOutages(
    new CosmosPartners({ clients: container('clients'), partners: container('partners') }, clock),
  ),
  cursors: new Cursors(config.cursorKey),
  catalogue: tellingOutages(new CosmosCatalogue(container('catalog'), clock)),
  streams: config.streams,
  docs: new DirectoryFiles(join(import.meta.dirname, 'docs')),
  dependencies: [
    {
      name: 'orders',
      async check(abortSignal) {
        await container('orders').read({ abortSignal });
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
    handler: (request, context) =>
      answer(routeFor(request), request, httpPorts, (message, error) => context.error(message, error)),
  });
}

for (const route of routes) serve(route.operationId, [route.method], route.path, () => route);
const EVERY_METHOD: HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'];
serve('zz-unknown-path', EVERY_METHOD, '/{*path}', unknownPath(routes));

// ---- the outbox and its events

app.cosmosDB('relay-outbox', {
  connection: COSMOS_CONNECTION,
  databaseName: databaseId,
  containerName: containers.orders.id,
  leaseContainerName: containers.leases.id,
  leaseContainerPrefix: 'relay-outbox-',
  startFromBeginning: true,
  feedPollDelay: config.outbox.pollMs,
  // Without a retry policy Azure moves on past a batch whose function threw.
  retry: {
    strategy: 'exponentialBackoff',
    maxRetryCount: -1,
    minimumInterval: { seconds: 1 },
    maximumInterval: { seconds: 30 },
  },
  handler: (documents: unknown[], context: InvocationContext) =>
    relayOutbox(documents, { outbox, bus, warn: (message) => context.warn(message) }),
});

app.serviceBusTopic('start-order-saga', {
  connection: SERVICE_BUS_CONNECTION,
  topicName: topic.name,
  subscriptionName: topic.subscriptions.saga,
  extraInputs: [df.input.durableClient()],
  handler: (message, context) =>
    startOrderSaga(message, {
      sagas: new DurableSagas(df.getClient(context), ORDER_SAGA),
      orders,
      warn: (text) => context.warn(text),
    }),
});

app.serviceBusTopic('project-daily-report', {
  connection: SERVICE_BUS_CONNECTION,
  topicName: topic.name,
  subscriptionName: topic.subscriptions.reports,
  handler: (message) => projectDailyReport(message, { reports }),
});

// ---- sagas

const { saga } = config;
const patience = { firstDelayMs: saga.firstDelayMs, maxDelayMs: saga.maxDelayMs };
df.app.orchestration(
  ORDER_SAGA,
  orderSaga({
    act: { attempts: saga.stepAttempts, ...patience },
    finish: { attempts: saga.finishAttempts, ...patience },
    stuckDelayMs: saga.stuckDelayMs,
  }),
);
for (const activity of activities) df.app.activity(activity.name, { handler: runActivity(activity, sagaPorts) });
