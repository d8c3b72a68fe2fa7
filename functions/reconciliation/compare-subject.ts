import { compareBooked, comparePayment } from '../../shared/domain/compare-payment.ts';
import { compareShipment } from '../../shared/domain/compare-shipment.ts';
import type { Comparison, Found, Repair } from '../../shared/domain/comparison.ts';
import type { Subject } from '../../shared/domain/finding.ts';
import { OrderId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { PaymentRecord, ShipmentRecord } from '../../shared/domain/provider-records.ts';
import type { Carrier } from '../../shared/ports/carrier.ts';
import type { Payments } from '../../shared/ports/payments.ts';
import type { OrderBooks } from '../../shared/ports/reconciliation.ts';
import type { ShipmentRecords } from '../../shared/ports/shipment-records.ts';
import { settleDisputes } from './settle-disputes.ts';
import { type Settled, type SettlePorts, settleRefunds } from './settle-refunds.ts';

export interface ComparePorts extends SettlePorts {
  books: OrderBooks;
  shipmentRecords: ShipmentRecords;
  payments: Pick<Payments, 'release'>;
  carrier: Pick<Carrier, 'cancel'>;
}

/** A subject as far as it was read: the provider's record, and our order. */
export interface Compared {
  subject: Subject;
  payment?: PaymentRecord | undefined;
  shipment?: ShipmentRecord | undefined;
  order: Found<Order>;
}

export interface ComparedTo {
  settledBefore: Date;
  isDry: boolean;
}

/** What was found, and what was done about it. */
export interface Result {
  comparison: Exclude<Comparison, { kind: 'repair' }>;
  /** Done, or to be done if it is a dry run. */
  repair?: Repair;
}

/** Reads both sides of a subject. */
export async function readSubject(subject: Subject, ports: ComparePorts): Promise<Compared> {
  const record = await readRecord(subject, ports);
  const ref = record.payment?.order ?? subject.order;
  const order = ref && (await ports.books.find([ref])).get(ref.orderId);
  return { subject: { ...subject, ...(ref ? { order: ref } : {}) }, ...record, order };
}

/** Reads the provider's side. */
export async function readRecord(
  { kind, id }: Subject,
  { paymentRecords, shipmentRecords }: ComparePorts,
): Promise<Pick<Compared, 'payment' | 'shipment'>> {
  return kind === 'payment' ? { payment: await paymentRecords.find(id) } : { shipment: await shipmentRecords.find(id) };
}

/** Compares both sides, repairs what is safe, and then compares them again. */
export async function compareSubject(given: Compared, to: ComparedTo, ports: ComparePorts): Promise<Result> {
  const first = compare(given, to);
  if (first.kind !== 'repair') return { comparison: first };
  const { repair } = first;
  if (to.isDry) return { comparison: { kind: 'matching' }, repair };
  const isChanged = await repairs[repair](given.subject.id, ports);
  const after = await readSubject(given.subject, ports);
  const second = after.subject.kind === 'payment' ? compareBooked(after.payment, after.order, to) : compare(after, to);
  // What a repair has not changed needs another look, for example while the provider still works on it.
  const comparison = second.kind === 'repair' ? ({ kind: 'in_progress' } as const) : second;
  return isChanged ? { comparison, repair } : { comparison };
}

function compare({ subject, payment, shipment, order }: Compared, to: ComparedTo): Comparison {
  return subject.kind === 'payment' ? comparePayment(payment, order, to) : compareShipment(shipment, order, to);
}

/** Each changes nothing when it is repeated, and returns whether it did something. */
const repairs: { [R in Repair]: (id: string, ports: ComparePorts) => Promise<boolean> } = {
  release_payment: (id, { payments }) => payments.release(id).then(() => true),
  cancel_shipment: (id, { carrier }) => carrier.cancel(OrderId.parse(id)).then(() => true),
  book_refunds: bookAll,
  book_disputes: bookAll,
};

/** Both, because only the first of two differences is named. */
async function bookAll(paymentId: string, ports: ComparePorts): Promise<boolean> {
  const refunds = await settleRefunds(paymentId, ports);
  const disputes = await settleDisputes(paymentId, ports);
  return isChange(refunds) || isChange(disputes);
}

const isChange = (settled: Settled) => settled.kind === 'settled' && settled.changed > 0;
