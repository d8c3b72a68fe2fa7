import { OrderId, type OrderRef } from '../../shared/domain/ids.ts';
import type { PaymentRecord, ShipmentRecord } from '../../shared/domain/provider-records.ts';
import type { ListName, Position } from '../../shared/domain/reconciliation-run.ts';
import { type Compared, type ComparePorts, readRecord } from './compare-subject.ts';

/** A page of one list, with both sides of each subject. */
export interface ListPage {
  compared: Compared[];
  /** Of other systems of the merchant. */
  foreign: number;
  /** Where to go on; unchanged if there is nothing yet. */
  position: Position;
  isEnd: boolean;
}

/** Each row of our books takes a request to a provider. */
const BOOKS_PAGE = 25;
const SECOND_MS = 1_000;

/** Reads the next page of a list, of what is older than `before`. */
export function readPage(name: ListName, position: Position, before: Date, ports: ComparePorts): Promise<ListPage> {
  if (name === 'shipments') return readShipments(position, before, ports);
  if (name === 'books') return readBooks(position, before, ports);
  return readPayments(name, position, before, ports);
}

/**
 * The provider lists the newest first, so a part of the list is read backwards from a fixed end, and the next part begins
 * there. What is made meanwhile moves no page.
 */
async function readPayments(
  name: 'payments' | 'refunds' | 'disputes',
  position: Position,
  before: Date,
  ports: ComparePorts,
): Promise<ListPage> {
  const from = new Date(position.from);
  // The provider counts in seconds.
  const to = new Date(Math.floor(Date.parse(position.to ?? before.toISOString()) / SECOND_MS) * SECOND_MS);
  if (to <= from) return { compared: [], foreign: 0, position, isEnd: true };
  const { payments, next } = await ports.paymentRecords.list(name, { from, to, after: position.after });
  const ours = payments.filter((record) => record.order !== undefined);
  const orders = await ports.books.find(ours.map((record) => record.order as OrderRef));
  const compared = ours.map((payment: PaymentRecord) => {
    const order = payment.order && orders.get(payment.order.orderId);
    return { subject: { kind: 'payment' as const, id: payment.paymentId, order: payment.order }, payment, order };
  });
  const isEnd = next === undefined;
  const rest = { from: position.from, to: to.toISOString(), after: next ?? '' };
  return {
    compared,
    foreign: payments.length - ours.length,
    position: isEnd ? { from: to.toISOString() } : rest,
    isEnd,
  };
}

/** The carrier lists the last changed last, and what changes meanwhile comes again. */
async function readShipments(position: Position, before: Date, ports: ComparePorts): Promise<ListPage> {
  const { shipments, next } = await ports.shipmentRecords.list({
    from: new Date(position.from),
    after: position.after,
  });
  const old = shipments.filter(({ updatedAt }) => updatedAt < before);
  const ours = old.filter(({ reference }) => OrderId.safeParse(reference).success);
  const compared: Compared[] = await findOrders(ours, ports);
  const isEnd = next === undefined || old.length < shipments.length;
  const last = old.at(-1)?.updatedAt;
  const end = { from: last === undefined ? position.from : new Date(last.getTime() + 1).toISOString() };
  const rest = { from: position.from, after: next ?? '' };
  return { compared, foreign: old.length - ours.length, position: isEnd ? end : rest, isEnd };
}

/** A shipment names no partner. */
async function findOrders(shipments: readonly ShipmentRecord[], { books }: ComparePorts): Promise<Compared[]> {
  const orders = await books.findById(shipments.map(({ reference }) => OrderId.parse(reference)));
  return shipments.map((shipment) => {
    const order = orders.get(OrderId.parse(shipment.reference));
    const ref =
      order === undefined || order === 'newer' ? {} : { order: { partnerId: order.partnerId, orderId: order.id } };
    return { subject: { kind: 'shipment', id: shipment.reference, ...ref }, shipment, order };
  });
}

/** What our books say that the providers have. What they don't know is in none of their lists. */
async function readBooks(position: Position, before: Date, ports: ComparePorts): Promise<ListPage> {
  const { expected, next } = await ports.books.listExpected({ after: position.from, before, limit: BOOKS_PAGE });
  const compared: Compared[] = [];
  for (const { subject, order } of expected) compared.push({ subject, order, ...(await readRecord(subject, ports)) });
  return { compared, foreign: 0, position: { from: next ?? position.from }, isEnd: next === undefined };
}
