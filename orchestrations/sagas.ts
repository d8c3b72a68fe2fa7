import { orderSaga } from './order-saga.ts';
import { refundSaga } from './refund-saga.ts';
import type { Saga } from './saga.ts';

/** All sagas of the app. */
export const sagas: readonly Saga[] = [orderSaga, refundSaga];
