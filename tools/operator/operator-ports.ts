import type { Clock } from '../../shared/ports/clock.ts';
import type { DeadLetters } from '../../shared/ports/dead-letters.ts';
import type { DocumentsAdmin } from '../../shared/ports/documents-admin.ts';
import type { InstallationAdmin } from '../../shared/ports/installation-admin.ts';
import type { Orders } from '../../shared/ports/orders.ts';
import type { OrdersAdmin } from '../../shared/ports/orders-admin.ts';
import type { OutboxAdmin } from '../../shared/ports/outbox-admin.ts';
import type { PartnersAdmin } from '../../shared/ports/partners-admin.ts';
import type { Products } from '../../shared/ports/products.ts';
import type { ReconciliationAdmin } from '../../shared/ports/reconciliation-admin.ts';
import type { Refunds } from '../../shared/ports/refunds.ts';
import type { RefundsAdmin } from '../../shared/ports/refunds-admin.ts';
import type { RejectionsAdmin } from '../../shared/ports/rejections-admin.ts';
import type { ReportRebuilds } from '../../shared/ports/report-rebuilds.ts';
import type { ReportsAdmin } from '../../shared/ports/reports-admin.ts';
import type { Retries } from '../../shared/ports/retries.ts';
import type { ScreenedOrders } from '../../shared/ports/screened-orders.ts';
import type { ScreeningRules } from '../../shared/ports/screening-rules.ts';
import type { SecretsAdmin } from '../../shared/ports/secrets-admin.ts';
import type { ServingVersionsAdmin } from '../../shared/ports/serving-versions-admin.ts';
import type { StockLedger } from '../../shared/ports/stock-ledger.ts';
import type { Addresses } from './connections.ts';

/** The ports that the operator's commands use. */
export interface OperatorPorts {
  readonly orders: Orders;
  readonly ordersAdmin: OrdersAdmin;
  readonly refunds: Refunds;
  readonly refundsAdmin: RefundsAdmin;
  readonly documents: DocumentsAdmin;
  readonly outbox: OutboxAdmin;
  readonly partners: PartnersAdmin;
  readonly reconciliation: ReconciliationAdmin;
  readonly rejections: RejectionsAdmin;
  readonly reportsAdmin: ReportsAdmin;
  readonly reportRebuilds: ReportRebuilds;
  readonly deadLetters: DeadLetters;
  readonly retries: Retries;
  readonly products: Products;
  readonly stockLedger: StockLedger;
  readonly screeningRules: ScreeningRules;
  readonly screenedOrders: ScreenedOrders;
  readonly installation: InstallationAdmin;
  readonly serving: ServingVersionsAdmin;
  /** Undefined if no vault is configured, or if it can't be reached from here. */
  readonly secrets: SecretsAdmin | undefined;
  readonly addresses: Addresses;
  readonly clock: Clock;
}
