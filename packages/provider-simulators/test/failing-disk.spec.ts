import { isDone, keepThroughDiskFaults } from '@partner-orders/loopback-server/testing/keep-through-disk-faults';
import { booking, CarrierFixture } from './carrier/carrier-fixture.ts';
import { PaymentsFixture } from './payments/payments-fixture.ts';

const LARGE = 'x'.repeat(20_000);

keepThroughDiskFaults({
  async 'the payment provider'() {
    const payments = await PaymentsFixture.start();
    const texts = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`text${n}`, LARGE.slice(0, 500)]));
    return {
      stateFile: payments.stateFile,
      put: (key) => isDone(payments.open({ key, ...texts })),
      async has(key) {
        const { intents } = await payments.books(`?metadata[key]=${key}`);
        return intents.length > 0;
      },
      restart: () => payments.restart(),
    };
  },
  async 'the carrier'() {
    const carrier = await CarrierFixture.start();
    const body = { ...booking(), parcels: Array.from({ length: 40 }, (_, n) => ({ sku: `SKU-${n}`, quantity: 1 })) };
    return {
      stateFile: carrier.stateFile,
      put: async (key) => (await carrier.book(key, body)).status < 300,
      has: async (key) => (await carrier.get(key)).status === 200,
      restart: () => carrier.restart(),
    };
  },
});
