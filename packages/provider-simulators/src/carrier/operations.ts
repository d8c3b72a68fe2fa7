import type { CarrierOperation } from './answer-call.ts';
import { bookShipment } from './operations/book-shipment.ts';
import { cancelShipment } from './operations/cancel-shipment.ts';
import { getShipment } from './operations/get-shipment.ts';
import { listShipments } from './operations/list-shipments.ts';
import { returnShipment } from './operations/return-shipment.ts';

/** All of docs/carrier-contract.md. */
export const operations: readonly [CarrierOperation, ...CarrierOperation[]] = [
  bookShipment,
  cancelShipment,
  returnShipment,
  getShipment,
  listShipments,
];
