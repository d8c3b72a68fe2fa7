import { afterAll, beforeAll } from 'vitest';
import { KillStage, orderOfOne, testEachCall } from './kill-stage.ts';

let stage: KillStage;
beforeAll(async () => {
  stage = await KillStage.start();
});
afterAll(() => stage?.stop());

const declined = orderOfOne({ paymentMethod: 'pm_card_visa_chargeDeclined' });
testEachCall('is declined', () => stage, { body: declined, status: 'failed', from: /payment_intents\/\w+\/confirm/ });
const unreachable = orderOfOne({ shipTo: { ...(orderOfOne()['shipTo'] as object), postalCode: '00000' } });
testEachCall('loses its carrier', () => stage, { body: unreachable, status: 'failed', from: /\/v1\/shipments/ });
testEachCall('is cancelled', () => stage, {
  ...{ body: orderOfOne(), status: 'cancelled', from: /payment_intents\/\w+\/confirm/ },
  cancelAt: /payment_intents\/\w+\/confirm/,
});
