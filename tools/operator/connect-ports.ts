import { userInfo } from 'node:os';
import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { CosmosAuditLogAdmin } from '../../shared/adapters/cosmos/cosmos-audit-log-admin.ts';
import { CosmosChanges } from '../../shared/adapters/cosmos/cosmos-changes.ts';
import { connectCosmos } from '../../shared/adapters/cosmos/cosmos-client.ts';
import { CosmosDocumentsAdmin } from '../../shared/adapters/cosmos/cosmos-documents-admin.ts';
import { CosmosErasures } from '../../shared/adapters/cosmos/cosmos-erasures.ts';
import { CosmosEventFeed } from '../../shared/adapters/cosmos/cosmos-event-feed.ts';
import { CosmosFeatureSwitches } from '../../shared/adapters/cosmos/cosmos-feature-switches.ts';
import { CosmosFeedStreams } from '../../shared/adapters/cosmos/cosmos-feed-streams.ts';
import { CosmosHousekeepingAdmin } from '../../shared/adapters/cosmos/cosmos-housekeeping-admin.ts';
import { CosmosInstallationAdmin } from '../../shared/adapters/cosmos/cosmos-installation-admin.ts';
import { CosmosJobsAdmin } from '../../shared/adapters/cosmos/cosmos-jobs-admin.ts';
import { CosmosLoadAdmin } from '../../shared/adapters/cosmos/cosmos-load-admin.ts';
import { CosmosOrders } from '../../shared/adapters/cosmos/cosmos-orders.ts';
import { CosmosOrdersAdmin } from '../../shared/adapters/cosmos/cosmos-orders-admin.ts';
import { CosmosOutboxAdmin } from '../../shared/adapters/cosmos/cosmos-outbox-admin.ts';
import { CosmosPartnersAdmin } from '../../shared/adapters/cosmos/cosmos-partners-admin.ts';
import { CosmosPersonalDataAdmin } from '../../shared/adapters/cosmos/cosmos-personal-data-admin.ts';
import { CosmosProducts } from '../../shared/adapters/cosmos/cosmos-products.ts';
import { CosmosReconciliationAdmin } from '../../shared/adapters/cosmos/cosmos-reconciliation-admin.ts';
import { CosmosRedeliveryJobs } from '../../shared/adapters/cosmos/cosmos-redelivery-jobs.ts';
import { CosmosRefunds } from '../../shared/adapters/cosmos/cosmos-refunds.ts';
import { CosmosRefundsAdmin } from '../../shared/adapters/cosmos/cosmos-refunds-admin.ts';
import { CosmosRejectionsAdmin } from '../../shared/adapters/cosmos/cosmos-rejections-admin.ts';
import { CosmosReportRebuilds } from '../../shared/adapters/cosmos/cosmos-report-rebuilds.ts';
import { CosmosReportsAdmin } from '../../shared/adapters/cosmos/cosmos-reports-admin.ts';
import { CosmosScreenedOrders } from '../../shared/adapters/cosmos/cosmos-screened-orders.ts';
import { CosmosScreeningRules } from '../../shared/adapters/cosmos/cosmos-screening-rules.ts';
import { CosmosServingVersions } from '../../shared/adapters/cosmos/cosmos-serving-versions.ts';
import { CosmosServingVersionsAdmin } from '../../shared/adapters/cosmos/cosmos-serving-versions-admin.ts';
import { CosmosStockLedger } from '../../shared/adapters/cosmos/cosmos-stock-ledger.ts';
import { CosmosWebhookDeliveries } from '../../shared/adapters/cosmos/cosmos-webhook-deliveries.ts';
import { CosmosWebhookEndpoints } from '../../shared/adapters/cosmos/cosmos-webhook-endpoints.ts';
import { CosmosWebhooksAdmin } from '../../shared/adapters/cosmos/cosmos-webhooks-admin.ts';
import { createAzureCredential } from '../../shared/adapters/identity/create-azure-credential.ts';
import { KeyVaultSecretsAdmin } from '../../shared/adapters/key-vault/key-vault-secrets-admin.ts';
import { connectServiceBus } from '../../shared/adapters/service-bus/service-bus-client.ts';
import { ServiceBusDeadLetters } from '../../shared/adapters/service-bus/service-bus-dead-letters.ts';
import { ServiceBusQueuesAdmin } from '../../shared/adapters/service-bus/service-bus-queues-admin.ts';
import { ServiceBusRetries } from '../../shared/adapters/service-bus/service-bus-retries.ts';
import { ServiceBusWebhookNudges } from '../../shared/adapters/service-bus/service-bus-webhook-nudges.ts';
import type { Operator } from '../../shared/domain/act.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import { webhookQueue } from '../../shared/topic.ts';
import type { Connections } from './connections.ts';
import { operatorInToken } from './operator-in-token.ts';
import type { OperatorPorts } from './operator-ports.ts';

/**
 * The ports of the operator's commands. Each connects on first use, so that a wrong call is reported as such even when no
 * stack is running.
 */
export function connectPorts(
  connections: () => Connections,
  clock: Clock = { now: () => new Date() },
): { ports: OperatorPorts; close(): Promise<void> } {
  const known = once(connections);
  const cosmos = once(() => connectCosmos(known.get().cosmos));
  const serviceBus = once(() => connectServiceBus(known.get().serviceBus));
  const container = (name: keyof typeof containers) => cosmos.get().database(databaseId).container(containers[name].id);
  // Writes the forms that every serving version can read, as the app does.
  const ordersIn = () => new CosmosOrders(container('orders'), new CosmosServingVersions(container('releases'), clock));
  const operator = once(() => findOperator(known.get()));
  const queues = once(() => new ServiceBusQueuesAdmin(serviceBus.get()));
  const liveFeed = () => ({ changes: new CosmosChanges(container('feed')), pollMs: 1_000 });
  const rebuilds = once(() => new CosmosReportRebuilds(container('reports')));
  const ports: OperatorPorts = {
    get orders() {
      return ordersIn();
    },
    get refunds() {
      return new CosmosRefunds(container('orders'), ordersIn());
    },
    get refundsAdmin() {
      return new CosmosRefundsAdmin(container('orders'));
    },
    get ordersAdmin() {
      return new CosmosOrdersAdmin(container('orders'));
    },
    get documents() {
      return new CosmosDocumentsAdmin(container('orders'));
    },
    get outbox() {
      return new CosmosOutboxAdmin(container('orders'));
    },
    get partners() {
      return new CosmosPartnersAdmin({ clients: container('clients'), partners: container('partners') });
    },
    get reconciliation() {
      return new CosmosReconciliationAdmin(container('reconciliation'));
    },
    get rejections() {
      return new CosmosRejectionsAdmin(container('rejections'));
    },
    get reportsAdmin() {
      return new CosmosReportsAdmin(container('reports'), clock);
    },
    // Keeps the leases that it holds, so there is one.
    get reportRebuilds() {
      return rebuilds.get();
    },
    get deadLetters() {
      return new ServiceBusDeadLetters(serviceBus.get());
    },
    get retries() {
      return new ServiceBusRetries(serviceBus.get());
    },
    get products() {
      return new CosmosProducts(container('catalog'));
    },
    get stockLedger() {
      return new CosmosStockLedger(container('catalog'));
    },
    get featureSwitches() {
      return new CosmosFeatureSwitches(container('releases'), clock);
    },
    get screeningRules() {
      return new CosmosScreeningRules(container('releases'), clock);
    },
    get screenedOrders() {
      return new CosmosScreenedOrders(container('orders'));
    },
    get webhooks() {
      return new CosmosWebhooksAdmin({ partners: container('partners'), deliveries: container('deliveries') });
    },
    get webhookEndpoints() {
      return new CosmosWebhookEndpoints(container('partners'), clock);
    },
    get webhookDeliveries() {
      return new CosmosWebhookDeliveries(container('deliveries'));
    },
    get webhookNudges() {
      return new ServiceBusWebhookNudges(serviceBus.get().createSender(webhookQueue));
    },
    get redeliveryJobs() {
      return new CosmosRedeliveryJobs(container('deliveries'));
    },
    get jobs() {
      return new CosmosJobsAdmin(container('jobs'));
    },
    get load() {
      return new CosmosLoadAdmin({
        ...{ orders: container('orders'), deliveries: container('deliveries'), jobs: container('jobs') },
        ...{ rejections: container('rejections'), reconciliation: container('reconciliation') },
        reports: container('reports'),
      });
    },
    // Keeps its receivers, so there is one.
    get queues() {
      return queues.get();
    },
    get eventFeed() {
      return new CosmosEventFeed(container('feed'), { clock, live: liveFeed() });
    },
    get feedStream() {
      return new CosmosFeedStreams(container('feed'), { clock, live: liveFeed() });
    },
    get housekeeping() {
      return new CosmosHousekeepingAdmin(container('releases'), clock);
    },
    get erasures() {
      return new CosmosErasures(container('jobs'));
    },
    get personalData() {
      return new CosmosPersonalDataAdmin({
        orders: container('orders'),
        deliveries: container('deliveries'),
        providerEvents: container('providerEvents'),
        reconciliation: container('reconciliation'),
      });
    },
    get installation() {
      return new CosmosInstallationAdmin(cosmos.get());
    },
    get serving() {
      return new CosmosServingVersionsAdmin(container('releases'), clock);
    },
    get secrets() {
      const { keyVault } = known.get();
      return keyVault && new KeyVaultSecretsAdmin(keyVault);
    },
    get alerts() {
      const { monitor } = known.get();
      if (monitor === undefined) return undefined;
      // The language service of KQL is large, and no other command needs it.
      const evaluating = () => import('../monitoring/evaluate-alerts.ts');
      return { evaluate: async (now: number) => (await evaluating()).evaluateAlerts(monitor, now) };
    },
    get addresses() {
      return known.get().addresses ?? {};
    },
    clock,
    get auditLog() {
      return new CosmosAuditLogAdmin(container('audit'));
    },
    operator: () => operator.get(),
  };
  return {
    ports,
    async close() {
      cosmos.made?.dispose();
      await serviceBus.made?.close();
    },
  };
}

function once<T>(make: () => T): { readonly made: T | undefined; get(): T } {
  let made: T | undefined;
  return {
    get made() {
      return made;
    },
    get() {
      made ??= make();
      return made;
    },
  };
}

/** Any Azure service's token names the caller, and this one is needed anyway. */
const SCOPE = 'https://cosmos.azure.com/.default';

/** In Azure by the sign-in. On one machine the account there is the person; Azure has no keys that would lead here. */
async function findOperator({ cosmos }: Connections): Promise<Operator> {
  if (!('endpoint' in cosmos)) {
    const { username } = userInfo();
    return { id: `account:${username}`, name: username };
  }
  const token = await createAzureCredential(cosmos.managedIdentityClientId).getToken(SCOPE);
  return operatorInToken(token?.token ?? '');
}
