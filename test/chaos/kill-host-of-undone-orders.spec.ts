import { afterAll, beforeAll } from 'vitest';
import { KillStage, orderOfOne, testEachCall } from './kill-stage.ts';

let stage: KillStage;
beforeAll(async () => {
  stage = await KillStage.start();
});
afterAll(() => stage?.stop());

testEachCall('is declined', () => stage, orderOfOne({ paymentMethod: 'pm_card_visa_chargeDeclined' }), 'failed');
const shipTo = { ...(orderOfOne()['shipTo'] as object), postalCode: '00000' };
testEachCall('loses its carrier', () => stage, orderOfOne({ shipTo }), 'failed');
