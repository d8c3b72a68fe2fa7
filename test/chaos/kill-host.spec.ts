import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random, seedFrom } from '../random.ts';
import { KillStage, orderOfOne, testEachCall } from './kill-stage.ts';

let stage: KillStage;
beforeAll(async () => {
  stage = await KillStage.start();
});
afterAll(() => stage?.stop());

testEachCall('is confirmed', () => stage, { body: orderOfOne(), status: 'confirmed' });
testEachCall('waits for its payer', () => stage, {
  ...{ body: orderOfOne({ paymentMethod: 'pm_card_threeDSecure2Required', returnUrl: 'https://shop.example' }) },
  ...{ status: 'confirmed', from: /payment_intents\/\w+\/confirm/, to: /\/v1\/shipments/, isConfirmedByPayer: true },
});

test('many orders at the same time all end correctly while the host is killed again and again', async () => {
  await stage.conservingStock(async () => {
    const seed = seedFrom('CHAOS_SEED');
    const random = new Random(seed);
    const accepted: string[] = [];
    const declined = orderOfOne({ paymentMethod: 'pm_card_visa_chargeDeclined' });
    for (let round = 0; round < 10; round += 1) {
      const bodies = [orderOfOne(), orderOfOne(), declined, orderOfOne(), orderOfOne()];
      const placing = Promise.allSettled(bodies.map((body, n) => stage.acme.place(body, `rush-${seed}-${round}-${n}`)));
      await sleep(random.below(400));
      await stage.stack.killHost();
      for (const placed of await placing) if (placed.status === 'fulfilled') accepted.push(placed.value.id);
      // Messages that the dead host had locked come back when their locks end.
      await stage.restart();
      // A client without a response asks again; the first request may have succeeded.
      const again = await Promise.all(bodies.map((body, n) => stage.acme.place(body, `rush-${seed}-${round}-${n}`)));
      for (const { id } of again) if (!accepted.includes(id)) accepted.push(id);
    }
    expect(accepted, `seed ${seed}`).toHaveLength(50);
    for (const id of accepted) await stage.expectWhole(await stage.stack.ended('acme', id));
  });
}, 600_000);
