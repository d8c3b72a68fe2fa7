/**
 * Every metric that the app sends, with its unit (UCUM) and its dimensions. Dimensions have few values: never the id of
 * a partner, an order or a request, which belong on spans and logs. Workbooks and alerts use only these names.
 *
 * In AppMetrics, a counter's Sum is what was added within an interval. A histogram has the Sum, ItemCount, Min and Max
 * of the measured values. A gauge has its value as Sum, once per interval and instance.
 */
export const metrics = {
  /** Attempts to send an event to a webhook endpoint. outcome: delivered, failed. */
  'webhook.attempts': { instrument: 'counter', unit: '{attempt}', dimensions: ['outcome'] },
  /** How long an endpoint took to answer, or to fail. */
  'webhook.latency': { instrument: 'histogram', unit: 'ms', dimensions: [] },
  /** From an event to the first attempt to send it. */
  'webhook.delay': { instrument: 'histogram', unit: 'ms', dimensions: [] },
  /** From an event to the nudges for its endpoints. */
  'webhook.lag': { instrument: 'histogram', unit: 'ms', dimensions: [] },
  /** Attempts that were put off: an earlier event's turn came first, or the endpoint had no room. */
  'webhook.put_off': { instrument: 'counter', unit: '{attempt}', dimensions: [] },
  /** Secrets of endpoints that could not be opened, at each attempt. reason: key_gone, damaged. */
  'webhook.secrets_lost': { instrument: 'counter', unit: '{secret}', dimensions: ['reason'] },
  /** Endpoints whose new events begin to wait in the feed. reason: failing, slow. */
  'webhook.held_back': { instrument: 'counter', unit: '{endpoint}', dimensions: ['reason'] },
  /** Endpoints that we disabled. reason: failing, gone, operator. */
  'webhook.disabled': { instrument: 'counter', unit: '{endpoint}', dimensions: ['reason'] },
  /** Exports and imports that ended. status: ready, completed, failed, cancelled, expired. failure: its code, or none. */
  'jobs.ended': { instrument: 'counter', unit: '{job}', dimensions: ['kind', 'status', 'failure'] },
  /** From the request, or from the start of an import, until then. */
  'jobs.duration': { instrument: 'histogram', unit: 'ms', dimensions: ['kind', 'status'] },
  /** Orders that exports wrote and imports read. */
  'jobs.orders': { instrument: 'counter', unit: '{order}', dimensions: ['kind'] },
  /** Open jobs that have not gone on for minutes, at each search that finds some. */
  'jobs.silent': { instrument: 'histogram', unit: '{job}', dimensions: [] },
  /** Those of them that nothing was going to continue, and that were started again. */
  'jobs.recovered': { instrument: 'counter', unit: '{job}', dimensions: ['kind'] },
  /** Orders in files of partners. outcome: placed, replayed (it was placed before), refused, failed (an error of ours). */
  'imports.records': { instrument: 'counter', unit: '{order}', dimensions: ['outcome'] },
  /** Looks of a timer, one a minute, at which a feature was switched off for anybody. */
  'features.off': { instrument: 'counter', unit: '{look}', dimensions: ['feature'] },
  /** Requests that were refused because an operator has switched a feature off. */
  'requests.switched_off': { instrument: 'counter', unit: '{request}', dimensions: ['feature'] },
  'orders.accepted': { instrument: 'counter', unit: '{order}', dimensions: [] },
  /** outcome: confirmed, failed, cancelled. pace: in_time, late, waited (for its payer or a person): see shared/domain/order-pace.ts. */
  'orders.ended': { instrument: 'counter', unit: '{order}', dimensions: ['outcome', 'pace'] },
  /** Orders that should have ended and have not, at each look. Without those that wait for somebody, for their turn, or are stuck. */
  'orders.overdue': { instrument: 'histogram', unit: '{order}', dimensions: [] },
  /** outcome: succeeded, failed. */
  'refunds.ended': { instrument: 'counter', unit: '{refund}', dimensions: ['outcome'] },
  /** How many refunds the provider has had for longer than it should, at each search. */
  'refunds.overdue': { instrument: 'histogram', unit: '{refund}', dimensions: [] },
  /** From acceptance to the end, with all waiting. outcome and pace as in orders.ended. */
  'saga.duration': { instrument: 'histogram', unit: 'ms', dimensions: ['outcome', 'pace'] },
  /**
   * How long work of sagas waited in the task hub. of: start (from the start of an order's saga until it runs), step (from
   * when it asks for a step before the capture until an activity runs it).
   */
  'saga.wait': { instrument: 'histogram', unit: 'ms', dimensions: ['of'] },
  /** outcome: done, refused, superseded, waiting, error. */
  'saga.step.attempts': { instrument: 'counter', unit: '{attempt}', dimensions: ['step', 'outcome'] },
  /** One per undo that ran. outcome: done, error. */
  'saga.compensations': { instrument: 'counter', unit: '{attempt}', dimensions: ['step', 'outcome'] },
  /**
   * An order waits because its partner has the maximum number of sagas in progress. It is started when its turn comes.
   */
  'saga.held_back': { instrument: 'counter', unit: '{order}', dimensions: [] },
  /** Orders that waited while nothing was going to start their sagas, because a message was lost; and refunds whose message or saga was lost. */
  'saga.starts_recovered': { instrument: 'counter', unit: '{saga}', dimensions: [] },
  'saga.runs_recovered': { instrument: 'counter', unit: '{order}', dimensions: [] },
  /**
   * What was reserved differed from the order. outcome: released (the order had failed or is gone), sold (its message was
   * lost), missing (it was confirmed, and nothing was reserved).
   */
  'stock.mismatches': { instrument: 'counter', unit: '{reservation}', dimensions: ['outcome'] },
  /** The stock of a product fell to its threshold, or to zero. outcome: low, depleted. */
  'stock.crossings': { instrument: 'counter', unit: '{product}', dimensions: ['outcome'] },
  /** Payers disputed payments, or banks decided. outcome: open, won, lost. */
  'payments.disputes': { instrument: 'counter', unit: '{dispute}', dimensions: ['outcome'] },
  /**
   * Payments and shipments whose books were compared. outcome: matching, not_ours, in_progress, repaired, difference,
   * failed.
   */
  'reconciliation.compared': { instrument: 'counter', unit: '{subject}', dimensions: ['outcome'] },
  /** What the comparison repaired. repair: release_payment, book_refunds, book_disputes, cancel_shipment. */
  'reconciliation.repairs': { instrument: 'counter', unit: '{repair}', dimensions: ['repair'] },
  /** Differences that were not known before. code: see shared/domain/comparison.ts. */
  'reconciliation.differences': { instrument: 'counter', unit: '{difference}', dimensions: ['code'] },
  /** Differences that wait for a person, counted in each round. */
  'reconciliation.open': { instrument: 'histogram', unit: '{difference}', dimensions: [] },
  /** Rounds of the timer. outcome: done, failed. */
  'reconciliation.rounds': { instrument: 'counter', unit: '{round}', dimensions: ['outcome'] },
  /** The age of the oldest payment, refund or dispute that is not compared yet. */
  'reconciliation.lag': { instrument: 'histogram', unit: 'ms', dimensions: [] },
  /** What screening decided about an order that a rule had selected. outcome: cleared, held, rejected. */
  'screening.verdicts': { instrument: 'counter', unit: '{order}', dimensions: ['outcome'] },
  /** Orders that wait for a verdict. One value per look, every few minutes. */
  'screening.waiting': { instrument: 'histogram', unit: '{order}', dimensions: [] },
  /** For how long they have waited, and how long until their deadline decides. One value per order and look. */
  'screening.age': { instrument: 'histogram', unit: 'ms', dimensions: [] },
  'screening.left': { instrument: 'histogram', unit: 'ms', dimensions: [] },
  /** A saga could neither finish nor undo what remains. */
  'saga.stuck': { instrument: 'counter', unit: '{saga}', dimensions: [] },
  /** From an event's commit until Service Bus has it. */
  'outbox.lag': { instrument: 'histogram', unit: 'ms', dimensions: [] },
  /** From an event's commit until it is in its partner's feed. */
  'feed.lag': { instrument: 'histogram', unit: 'ms', dimensions: [] },
  /** From an event's commit until it is counted in its partner's reports; only of events that they count. */
  'reports.lag': { instrument: 'histogram', unit: 'ms', dimensions: [] },
  /** Outbox entries that can never be sent. */
  'outbox.parked': { instrument: 'counter', unit: '{event}', dimensions: [] },
  /** Events that a partner requested and that can't be read. */
  'events.unreadable': { instrument: 'counter', unit: '{event}', dimensions: [] },
  /**
   * Documents that were left out of an answer because they can't be read. kind: order, product, stock, reservation,
   * movement, stockEvent, total, report, feedEntry, featureSwitches, and others.
   */
  'documents.unreadable': { instrument: 'counter', unit: '{document}', dimensions: ['kind'] },
  /** Documents that a newer version of the app wrote and this one can't process. kind: as in documents.unreadable. */
  'documents.newer': { instrument: 'counter', unit: '{document}', dimensions: ['kind'] },
  /** Runs of the timer that migrates documents. outcome: stepped, done, refused (an older version serves), failed. */
  'migration.steps': { instrument: 'counter', unit: '{step}', dimensions: ['outcome'] },
  /** Documents that a migration processed. outcome: raised, unreadable. */
  'migration.documents': { instrument: 'counter', unit: '{document}', dimensions: ['outcome'] },
  /** From when Service Bus has a message, or from the end of its delay, until its consumer gets it. */
  'bus.lag': { instrument: 'histogram', unit: 'ms', dimensions: ['consumer'] },
  /** Messages whose consumer failed temporarily; they are sent again with a delay. */
  'bus.retries': { instrument: 'counter', unit: '{message}', dimensions: ['consumer'] },
  /** Messages that a consumer set aside for an operator. kind: unreadable, given_up. */
  'bus.rejections': { instrument: 'counter', unit: '{message}', dimensions: ['consumer', 'kind'] },
  /**
   * What providers sent us. outcome: received, repeated, ignored (a type that we don't process); refused as
   * bad_signature, old_timestamp, unreadable.
   */
  'provider.events': { instrument: 'counter', unit: '{event}', dimensions: ['provider', 'outcome'] },
  /** From storing a provider's event until its consumer gets it. */
  'provider.event_lag': { instrument: 'histogram', unit: 'ms', dimensions: [] },
  /** outcome: done, unchanged (it was known), ignored (nothing of ours, or nothing to do). */
  'provider.events_processed': { instrument: 'counter', unit: '{event}', dimensions: ['provider', 'outcome'] },
  /** Shipments as a whole, when their status changes. status: shipped, delivered, returned, lost. */
  'shipments.moved': { instrument: 'counter', unit: '{shipment}', dimensions: ['status'] },
  /**
   * What the carrier said contradicts the order. outcome: unpaid (goods of an order that failed or was cancelled are
   * delivered or lost), foreign (parcels that are not the order's).
   */
  'shipments.mismatches': { instrument: 'counter', unit: '{shipment}', dimensions: ['outcome'] },
  /** 0 closed, 1 half open, 2 open. */
  'provider.breaker': { instrument: 'gauge', unit: '1', dimensions: ['provider'] },
  /** Calls to a provider that an instance has running. */
  'provider.calls_running': { instrument: 'gauge', unit: '{call}', dimensions: ['provider'] },
  /**
   * Calls that were not made, or that the provider asked to make later. reason: breaker_open, bulkhead_full,
   * rate_limited.
   */
  'provider.calls_held_back': { instrument: 'counter', unit: '{call}', dimensions: ['provider', 'reason'] },
  /** When such a call makes sense again. */
  'provider.wait': { instrument: 'histogram', unit: 'ms', dimensions: ['provider'] },
  /** Calls that failed briefly. outcome: repeated, over_budget. */
  'provider.retries': { instrument: 'counter', unit: '{call}', dimensions: ['provider', 'outcome'] },
  /** Event streams that an instance holds open. */
  'streams.open': { instrument: 'gauge', unit: '{stream}', dimensions: [] },
  /** Content of partners' files, as the app moves it. Partners' own uploads and downloads aren't in it. direction: read, written. */
  'files.bytes': { instrument: 'counter', unit: 'By', dimensions: ['direction'] },
  /** Links to files that partners got. kind: upload, download. */
  'files.links': { instrument: 'counter', unit: '{link}', dimensions: ['kind'] },
  /** Rounds of housekeeping. task: see shared/domain/housekeeping.ts. outcome: done, failed. */
  'housekeeping.rounds': { instrument: 'counter', unit: '{round}', dimensions: ['task', 'outcome'] },
  /** What housekeeping expired, removed or had go on: jobs, files, redeliveries. */
  'housekeeping.items': { instrument: 'counter', unit: '{item}', dimensions: ['task'] },
  /** How long ago a task last succeeded, at each look of the timer. */
  'housekeeping.age': { instrument: 'histogram', unit: 'ms', dimensions: ['task'] },
  /** What Cosmos DB charged. operation: the port's method, such as orders.add. */
  'cosmos.request_units': { instrument: 'histogram', unit: '{RU}', dimensions: ['operation'] },
  /** Documents of another partner that Cosmos DB returned and that were held back. It must stay at zero. */
  'tenancy.foreign_documents': { instrument: 'counter', unit: '{document}', dimensions: ['container'] },
} as const satisfies Record<
  string,
  { instrument: 'counter' | 'histogram' | 'gauge'; unit: string; dimensions: readonly string[] }
>;

export type MetricName = keyof typeof metrics;

/** The dimensions of a metric, with their values. */
export type Dimensions<N extends MetricName> = Record<(typeof metrics)[N]['dimensions'][number], string>;

type NamesOf<I> = { [N in MetricName]: (typeof metrics)[N]['instrument'] extends I ? N : never }[MetricName];
export type RecordedMetric = NamesOf<'counter' | 'histogram'>;
export type ObservedMetric = NamesOf<'gauge'>;
