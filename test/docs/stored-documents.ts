import { z } from 'zod';
import type { containers } from '../../shared/adapters/cosmos/containers.ts';
import { MendDocument } from '../../shared/adapters/cosmos/cosmos-documents-admin.ts';
import { ClientDocument, PartnerDocument } from '../../shared/adapters/cosmos/cosmos-partners.ts';
import { RebuildDocument } from '../../shared/adapters/cosmos/cosmos-report-rebuilds.ts';
import { RetentionDocument } from '../../shared/adapters/cosmos/cosmos-retention.ts';
import { EndpointsDocument } from '../../shared/adapters/cosmos/cosmos-webhook-endpoints.ts';
import { EventDocument } from '../../shared/adapters/cosmos/event-document.ts';
import { FeedEntry, FeedHead } from '../../shared/adapters/cosmos/feed-documents.ts';
import { OrderDocument } from '../../shared/adapters/cosmos/order-document.ts';
import { BucketDocument } from '../../shared/adapters/cosmos/product-count-documents.ts';
import { ProductDocument } from '../../shared/adapters/cosmos/product-document.ts';
import { ChangesDocument } from '../../shared/adapters/cosmos/read-act-record.ts';
import { RefundDocument } from '../../shared/adapters/cosmos/refund-document.ts';
import { ReportDocument } from '../../shared/adapters/cosmos/report-document.ts';
import { ServingDocument } from '../../shared/adapters/cosmos/serving-document.ts';
import { Movement, Reservation, StockEventDocument, StockLevel } from '../../shared/adapters/cosmos/stock-documents.ts';
import { StoredTerms } from '../../shared/adapters/cosmos/term-documents.ts';
import { Act, ActEnd } from '../../shared/domain/act.ts';
import { Erasure } from '../../shared/domain/erasure.ts';
import { ExportJob } from '../../shared/domain/export-job.ts';
import { Finding } from '../../shared/domain/finding.ts';
import { HousekeepingState } from '../../shared/domain/housekeeping.ts';
import { ImportJob } from '../../shared/domain/import-job.ts';
import { ProviderEvent } from '../../shared/domain/provider-event.ts';
import { ReconciliationRun } from '../../shared/domain/reconciliation-run.ts';
import { RedeliveryJob } from '../../shared/domain/redelivery-job.ts';
import { Rejection } from '../../shared/domain/rejection.ts';
import { ScreeningRules } from '../../shared/domain/screening-rule.ts';
import { SwitchedOff } from '../../shared/domain/switched-off.ts';
import { WebhookDelivery } from '../../shared/domain/webhook-delivery.ts';

/** What each container holds, by kind of document. */
export const storedDocuments: { [C in keyof typeof containers]: Record<string, z.core.$ZodType> } = {
  orders: {
    order: OrderDocument,
    event: EventDocument,
    terms: z.object({ terms: StoredTerms }),
    refund: RefundDocument,
    mend: MendDocument,
  },
  catalog: {
    product: ProductDocument,
    stock: StockLevel,
    reservation: Reservation,
    movement: Movement,
    'stock-event': StockEventDocument,
  },
  partners: { partner: PartnerDocument, 'webhook-endpoints': EndpointsDocument },
  clients: { client: ClientDocument },
  reports: { report: ReportDocument, products: BucketDocument, rebuild: RebuildDocument },
  providerEvents: { event: ProviderEvent },
  feed: { entry: FeedEntry, head: FeedHead },
  deliveries: { delivery: WebhookDelivery, redelivery: RedeliveryJob },
  jobs: { export: ExportJob, import: ImportJob, erasure: Erasure },
  rejections: { rejection: Rejection },
  reconciliation: { finding: z.object({ finding: Finding }), run: z.object({ run: ReconciliationRun }) },
  audit: { act: z.object({ act: Act }), end: z.object({ end: ActEnd }), changes: ChangesDocument },
  releases: {
    serving: ServingDocument,
    'screening-rules': z.object({ rules: ScreeningRules }),
    'feature-switches': z.object({ off: z.array(SwitchedOff) }),
    housekeeping: HousekeepingState,
    retention: RetentionDocument,
  },
  // The trigger of the change feed writes them: places in the feed, and names of hosts.
  leases: {},
};
