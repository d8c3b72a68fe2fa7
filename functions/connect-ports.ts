import { join } from 'node:path';
import * as df from 'durable-functions';
import { jobs } from '../orchestrations/jobs.ts';
import { orderSaga } from '../orchestrations/order-saga.ts';
import { refundSaga } from '../orchestrations/refund-saga.ts';
import { toRetryPolicies } from '../orchestrations/retry.ts';
import { BlobPartnerFiles } from '../shared/adapters/blob/blob-partner-files.ts';
import { CarrierSignedEvents } from '../shared/adapters/carrier/carrier-signed-events.ts';
import { HttpCarrier } from '../shared/adapters/carrier/http-carrier.ts';
import { HttpShipmentRecords } from '../shared/adapters/carrier/http-shipment-records.ts';
import { containers, databaseId } from '../shared/adapters/cosmos/containers.ts';
import { CosmosActRecords } from '../shared/adapters/cosmos/cosmos-act-records.ts';
import { CosmosCatalogue } from '../shared/adapters/cosmos/cosmos-catalogue.ts';
import { CosmosChanges } from '../shared/adapters/cosmos/cosmos-changes.ts';
import { connectCosmos } from '../shared/adapters/cosmos/cosmos-client.ts';
import { CosmosDueJobs } from '../shared/adapters/cosmos/cosmos-due-jobs.ts';
import { CosmosErasures } from '../shared/adapters/cosmos/cosmos-erasures.ts';
import { CosmosEventFeed } from '../shared/adapters/cosmos/cosmos-event-feed.ts';
import { CosmosExpiringJobs } from '../shared/adapters/cosmos/cosmos-expiring-jobs.ts';
import { CosmosFeatureSwitches } from '../shared/adapters/cosmos/cosmos-feature-switches.ts';
import { CosmosHeldStock } from '../shared/adapters/cosmos/cosmos-held-stock.ts';
import { CosmosHousekeeping } from '../shared/adapters/cosmos/cosmos-housekeeping.ts';
import { CosmosJobs } from '../shared/adapters/cosmos/cosmos-jobs.ts';
import { CosmosNewActs } from '../shared/adapters/cosmos/cosmos-new-acts.ts';
import { CosmosOpenRefunds } from '../shared/adapters/cosmos/cosmos-open-refunds.ts';
import { CosmosOrderBooks } from '../shared/adapters/cosmos/cosmos-order-books.ts';
import { CosmosOrderFeed } from '../shared/adapters/cosmos/cosmos-order-feed.ts';
import { CosmosOrderMigration } from '../shared/adapters/cosmos/cosmos-order-migration.ts';
import { CosmosOrderOwners } from '../shared/adapters/cosmos/cosmos-order-owners.ts';
import { CosmosOrders } from '../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosOutbox } from '../shared/adapters/cosmos/cosmos-outbox.ts';
import { CosmosPartnerContacts } from '../shared/adapters/cosmos/cosmos-partner-contacts.ts';
import { CosmosPartners } from '../shared/adapters/cosmos/cosmos-partners.ts';
import { CosmosProducts } from '../shared/adapters/cosmos/cosmos-products.ts';
import { CosmosProviderEvents } from '../shared/adapters/cosmos/cosmos-provider-events.ts';
import { CosmosRecipientErasure } from '../shared/adapters/cosmos/cosmos-recipient-erasure.ts';
import { CosmosReconciliation } from '../shared/adapters/cosmos/cosmos-reconciliation.ts';
import { CosmosRedeliveryJobs } from '../shared/adapters/cosmos/cosmos-redelivery-jobs.ts';
import { CosmosRefunds } from '../shared/adapters/cosmos/cosmos-refunds.ts';
import { CosmosRejections } from '../shared/adapters/cosmos/cosmos-rejections.ts';
import { CosmosReports } from '../shared/adapters/cosmos/cosmos-reports.ts';
import { CosmosRetention } from '../shared/adapters/cosmos/cosmos-retention.ts';
import { CosmosScreenedOrders } from '../shared/adapters/cosmos/cosmos-screened-orders.ts';
import { CosmosScreeningRules } from '../shared/adapters/cosmos/cosmos-screening-rules.ts';
import { CosmosServingVersions } from '../shared/adapters/cosmos/cosmos-serving-versions.ts';
import { CosmosStock } from '../shared/adapters/cosmos/cosmos-stock.ts';
import { CosmosStockLedger } from '../shared/adapters/cosmos/cosmos-stock-ledger.ts';
import { CosmosStockWatches } from '../shared/adapters/cosmos/cosmos-stock-watches.ts';
import { CosmosWaitingOrders } from '../shared/adapters/cosmos/cosmos-waiting-orders.ts';
import { CosmosWebhookDeliveries } from '../shared/adapters/cosmos/cosmos-webhook-deliveries.ts';
import { CosmosWebhookEndpoints } from '../shared/adapters/cosmos/cosmos-webhook-endpoints.ts';
import { CosmosWorkingOrders } from '../shared/adapters/cosmos/cosmos-working-orders.ts';
import { createMeasuringHttpClient, measureCosmos } from '../shared/adapters/cosmos/measure-cosmos.ts';
import { readFeed } from '../shared/adapters/cosmos/read-feed.ts';
import { readJobs } from '../shared/adapters/cosmos/read-jobs.ts';
import { readOutbox } from '../shared/adapters/cosmos/read-outbox.ts';
import { readProviderEvents } from '../shared/adapters/cosmos/read-provider-events.ts';
import { readStockChanges } from '../shared/adapters/cosmos/read-stock-changes.ts';
import { translateOutages } from '../shared/adapters/cosmos/translate-outages.ts';
import { DurableJobRuns } from '../shared/adapters/durable/durable-job-runs.ts';
import { DurableSagas } from '../shared/adapters/durable/durable-sagas.ts';
import { reuseClient } from '../shared/adapters/durable/reuse-client.ts';
import { DirectoryFiles } from '../shared/adapters/files/directory-files.ts';
import { EntraTokenRelay } from '../shared/adapters/identity/entra-token-relay.ts';
import { JwtAccessTokens } from '../shared/adapters/identity/jwt-access-tokens.ts';
import { KeyVaultSecrets } from '../shared/adapters/key-vault/key-vault-secrets.ts';
import { LastWrites } from '../shared/adapters/last-writes.ts';
import { LoopStopwatches } from '../shared/adapters/loop-stopwatches.ts';
import { AzureMails } from '../shared/adapters/mail/azure-mails.ts';
import { NoMails } from '../shared/adapters/mail/no-mails.ts';
import { createGuard } from '../shared/adapters/provider/guard-provider.ts';
import { ServiceBusAdmissionCalls } from '../shared/adapters/service-bus/service-bus-admission-calls.ts';
import { connectServiceBus } from '../shared/adapters/service-bus/service-bus-client.ts';
import { ServiceBusEventBus } from '../shared/adapters/service-bus/service-bus-event-bus.ts';
import { ServiceBusProviderEvents } from '../shared/adapters/service-bus/service-bus-provider-events.ts';
import { ServiceBusRetries } from '../shared/adapters/service-bus/service-bus-retries.ts';
import { ServiceBusStockEventBus } from '../shared/adapters/service-bus/service-bus-stock-event-bus.ts';
import { ServiceBusWebhookNudges } from '../shared/adapters/service-bus/service-bus-webhook-nudges.ts';
import { StripePaymentRecords } from '../shared/adapters/stripe/stripe-payment-records.ts';
import { StripePayments } from '../shared/adapters/stripe/stripe-payments.ts';
import { StripeSignedEvents } from '../shared/adapters/stripe/stripe-signed-events.ts';
import { HttpWebhookSender } from '../shared/adapters/webhooks/http-webhook-sender.ts';
import { VaultSealedSecrets } from '../shared/adapters/webhooks/vault-sealed-secrets.ts';
import type { Asynchronous } from '../shared/adapters/wrap-calls.ts';
import { COSMOS_CONNECTION, type Config } from '../shared/config.ts';
import { ExportJob } from '../shared/domain/export-job.ts';
import { ImportJob } from '../shared/domain/import-job.ts';
import { servingSecrets } from '../shared/ports/secrets.ts';
import { topic, webhookQueue } from '../shared/topic.ts';
import { Cursors } from './http/cursor.ts';
import type { Dependency } from './http/http-context.ts';
import { OpenRequests } from './http/open-requests.ts';
import { OpenStreams } from './http/open-streams.ts';
import type { JobBinding } from './jobs/job-binding.ts';
import { SliceGate } from './jobs/slice-gate.ts';
import { SagaAdmission } from './sagas/saga-admission.ts';
import type { SagaBinding } from './sagas/saga-binding.ts';
import { ActWatch } from './timers/act-watch.ts';
import { PartnerRounds } from './timers/partner-rounds.ts';
import { EndpointGate } from './webhooks/endpoint-gate.ts';

/** How often each process looks for changed products, while orders are placed. */
const PRODUCTS_POLL_MS = 2_000;

/** How many slices of exports and imports a process runs at the same time, of different partners. */
const MOST_SLICES = 2;

/** Creates every adapter once. Each register takes what its functions need. */
export function connectPorts(config: Config) {
  const isMeasured = config.telemetry !== undefined;
  const clock = { now: () => new Date() };
  const stopwatches = new LoopStopwatches();
  const secrets = new KeyVaultSecrets({ ...config.keyVault, clock });

  const cosmos = connectCosmos(config.cosmos, isMeasured ? createMeasuringHttpClient() : undefined);
  const getContainer = (name: keyof typeof containers) => cosmos.database(databaseId).container(containers[name].id);
  const wrapCosmos = <P extends object & Asynchronous<P>>(name: string, port: P): P =>
    translateOutages(isMeasured ? measureCosmos(name, port) : port);
  // Only `add` counts: a conflict between two writers of one order must not take an instance out of service.
  const orderWrites = new LastWrites(clock);
  const serving = new CosmosServingVersions(getContainer('releases'), clock);
  const cosmosOrders = new CosmosOrders(getContainer('orders'), serving);
  const orders = orderWrites.watch(wrapCosmos('orders', cosmosOrders), ['add']);
  const waiting = wrapCosmos('waiting', new CosmosWaitingOrders(getContainer('orders')));
  const openRefunds = wrapCosmos('openRefunds', new CosmosOpenRefunds(getContainer('orders')));

  const bus = connectServiceBus(config.serviceBus);
  const sender = bus.createSender(topic.name);
  const calls = new ServiceBusAdmissionCalls(sender);

  const orderSagas = {
    orchestrations: { order: orderSaga.name, refund: refundSaga.name },
    policies: toRetryPolicies(config.saga),
    clock,
  };
  const durableInput = df.input.durableClient();
  const clientOf = reuseClient(durableInput);
  const sagaBinding: SagaBinding = {
    input: durableInput,
    bindSagas: (invocation) => new DurableSagas(clientOf(invocation), orderSagas),
  };

  const dueJobs = wrapCosmos('dueJobs', new CosmosDueJobs(getContainer('jobs')));
  const jobBinding: JobBinding = {
    input: durableInput,
    bindJobs: (invocation) =>
      new DurableJobRuns(clientOf(invocation), {
        export: jobs.export.orchestration,
        import: jobs.import.orchestration,
      }),
  };

  const partnerFiles = new BlobPartnerFiles(config.files, clock);

  const changesOf = (name: keyof typeof containers) => ({
    connection: COSMOS_CONNECTION,
    databaseName: databaseId,
    containerName: containers[name].id,
    leaseContainerName: containers.leases.id,
  });

  const guardPayments = createGuard({ provider: 'payments', bounds: { ...config.providers, ...config.payments } });
  const guardCarrier = createGuard({ provider: 'carrier', bounds: { ...config.providers, ...config.carrier } });

  const dependencies: Dependency[] = [
    {
      name: 'orders',
      async check(abortSignal) {
        orderWrites.requireWorking();
        await getContainer('orders').read({ abortSignal });
      },
    },
    {
      // Once these secrets are loaded, an instance works without the vault.
      name: 'key-vault',
      async check() {
        await Promise.all(servingSecrets.map((name) => secrets.getCurrent(name)));
      },
    },
  ];

  return {
    clock,
    deadlines: config.deadlines,
    dependencies,

    orders,
    orderOwners: wrapCosmos('orderOwners', new CosmosOrderOwners(getContainer('orders'))),
    refunds: wrapCosmos('refunds', new CosmosRefunds(getContainer('orders'), cosmosOrders)),
    openRefunds,
    refundRounds: new PartnerRounds((partnerId) => openRefunds.findNextPartner(partnerId)),
    orderFeed: new CosmosOrderFeed(wrapCosmos('changes', new CosmosChanges(getContainer('orders'))), config.streams),
    orderChanges: changesOf('orders'),
    catalogueChanges: changesOf('catalog'),
    // No deadline: a step is limited by its cost, and the next step continues where it stopped.
    migration: new CosmosOrderMigration(
      { orders: getContainer('orders'), releases: getContainer('releases') },
      { serving, clock },
    ),
    readOutbox,
    eventFeed: wrapCosmos(
      'feed',
      new CosmosEventFeed(getContainer('feed'), {
        clock,
        live: {
          changes: wrapCosmos('feedChanges', new CosmosChanges(getContainer('feed'))),
          pollMs: config.streams.pollMs,
        },
      }),
    ),
    outbox: wrapCosmos('outbox', new CosmosOutbox(getContainer('orders'), clock)),
    reports: wrapCosmos('reports', new CosmosReports(getContainer('reports'))),
    rejections: wrapCosmos('rejections', new CosmosRejections(getContainer('rejections'))),
    catalogue: wrapCosmos(
      'catalogue',
      new CosmosCatalogue(getContainer('catalog'), clock, {
        changes: wrapCosmos('productChanges', new CosmosChanges(getContainer('catalog'))),
        pollMs: PRODUCTS_POLL_MS,
      }),
    ),
    products: wrapCosmos('products', new CosmosProducts(getContainer('catalog'))),
    stock: wrapCosmos('stock', new CosmosStock(getContainer('catalog'), clock, config.stock)),
    stockLedger: wrapCosmos('stockLedger', new CosmosStockLedger(getContainer('catalog'))),
    acts: wrapCosmos('acts', new CosmosActRecords(getContainer('audit'))),
    newActs: wrapCosmos('newActs', new CosmosNewActs(getContainer('audit'))),
    actWatch: new ActWatch(),
    heldStock: wrapCosmos(
      'heldStock',
      new CosmosHeldStock({
        catalog: getContainer('catalog'),
        orders: getContainer('orders'),
        releases: getContainer('releases'),
      }),
    ),
    featureSwitches: wrapCosmos('featureSwitches', new CosmosFeatureSwitches(getContainer('releases'), clock)),
    screeningRules: wrapCosmos('screeningRules', new CosmosScreeningRules(getContainer('releases'), clock)),
    screenedOrders: wrapCosmos('screenedOrders', new CosmosScreenedOrders(getContainer('orders'))),
    readStockChanges,
    stockWatches: wrapCosmos('stockWatches', new CosmosStockWatches(getContainer('catalog'))),
    stockBus: new ServiceBusStockEventBus(sender),
    books: wrapCosmos('books', new CosmosOrderBooks(getContainer('orders'))),
    reconciliation: wrapCosmos('reconciliation', new CosmosReconciliation(getContainer('reconciliation'))),
    partners: wrapCosmos(
      'partners',
      new CosmosPartners({ clients: getContainer('clients'), partners: getContainer('partners') }, clock),
    ),

    signedEvents: { payments: new StripeSignedEvents(secrets, clock), carrier: new CarrierSignedEvents(secrets) },
    providerEventChanges: changesOf('providerEvents'),
    readProviderEvents,
    providerEventBus: new ServiceBusProviderEvents(sender),
    providerEvents: wrapCosmos('providerEvents', new CosmosProviderEvents(getContainer('providerEvents'), clock)),

    bus: new ServiceBusEventBus(sender),
    retries: new ServiceBusRetries(bus),

    orderRounds: new PartnerRounds((partnerId) => waiting.findNextPartner(partnerId)),
    working: wrapCosmos('working', new CosmosWorkingOrders(getContainer('orders'))),
    admission: new SagaAdmission({ waiting, calls, clock }, config.saga),
    sagaBinding,

    // Every call here can be repeated: see each port. One that can't must say so.
    payments: guardPayments(new StripePayments({ ...config.payments, secrets }), {
      open: { http: 'POST', isRepeatable: true },
      authorize: { http: 'POST', isRepeatable: true },
      check: { http: 'GET', isRepeatable: true },
      capture: { http: 'POST', isRepeatable: true },
      release: { http: 'POST', isRepeatable: true },
      refund: { http: 'POST', isRepeatable: true },
    }),
    paymentRecords: guardPayments(new StripePaymentRecords({ ...config.payments, secrets }), {
      list: { http: 'GET', isRepeatable: true },
      find: { http: 'GET', isRepeatable: true },
      listRefundsOf: { http: 'GET', isRepeatable: true },
      listDisputesOf: { http: 'GET', isRepeatable: true },
    }),
    carrier: guardCarrier(new HttpCarrier({ ...config.carrier, secrets }), {
      book: { http: 'PUT', isRepeatable: true },
      cancel: { http: 'DELETE', isRepeatable: true },
      takeBack: { http: 'POST', isRepeatable: true },
    }),
    shipmentRecords: guardCarrier(new HttpShipmentRecords({ ...config.carrier, secrets }), {
      list: { http: 'GET', isRepeatable: true },
      find: { http: 'GET', isRepeatable: true },
    }),

    exports: wrapCosmos('exports', new CosmosJobs(getContainer('jobs'), { kind: 'export', schema: ExportJob })),
    imports: wrapCosmos('imports', new CosmosJobs(getContainer('jobs'), { kind: 'import', schema: ImportJob })),
    waiting,
    dueJobs,
    jobRounds: new PartnerRounds((partnerId) => dueJobs.findNextPartner(partnerId)),
    jobBinding,
    sliceGate: new SliceGate(MOST_SLICES),
    jobChanges: changesOf('jobs'),
    readJobs,

    mails: config.mail === undefined ? new NoMails() : new AzureMails(config.mail),

    partnerFiles,
    storedFiles: partnerFiles,
    expiringJobs: wrapCosmos('expiringJobs', new CosmosExpiringJobs(getContainer('jobs'))),
    erasures: wrapCosmos('erasures', new CosmosErasures(getContainer('jobs'))),
    recipientErasure: wrapCosmos(
      'recipientErasure',
      new CosmosRecipientErasure({ orders: getContainer('orders'), deliveries: getContainer('deliveries') }, clock),
    ),
    retention: wrapCosmos(
      'retention',
      new CosmosRetention({ orders: getContainer('orders'), releases: getContainer('releases') }),
    ),
    recipientKeptDays: config.recipientKeptDays,
    housekeeping: wrapCosmos('housekeeping', new CosmosHousekeeping(getContainer('releases'), clock)),

    readFeed,
    feedChanges: changesOf('feed'),
    webhookEndpoints: wrapCosmos('webhookEndpoints', new CosmosWebhookEndpoints(getContainer('partners'), clock)),
    webhookDeliveries: wrapCosmos('webhookDeliveries', new CosmosWebhookDeliveries(getContainer('deliveries'))),
    redeliveryJobs: wrapCosmos('redeliveryJobs', new CosmosRedeliveryJobs(getContainer('deliveries'))),
    webhookNudges: new ServiceBusWebhookNudges(bus.createSender(webhookQueue)),
    partnerContacts: wrapCosmos('partnerContacts', new CosmosPartnerContacts(getContainer('partners'))),
    sealedSecrets: new VaultSealedSecrets(secrets),
    endpointGate: new EndpointGate(clock, { stopwatches, places: config.webhooks.places }),
    webhookSender: new HttpWebhookSender({ ...config.webhooks, clock, stopwatches }),

    accessTokens: new JwtAccessTokens({ ...config.auth, clock }),
    cursors: new Cursors(secrets),
    openRequests: new OpenRequests(config.mostRequests),
    openStreams: new OpenStreams(config.streams.bounds),
    docs: new DirectoryFiles(join(import.meta.dirname, 'docs')),
    docsTokens: new EntraTokenRelay(config.auth),
  };
}
