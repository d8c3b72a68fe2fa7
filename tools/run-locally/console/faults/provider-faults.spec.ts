import { FaultNotes } from '@partner-orders/embedded-azure/console/faults/fault-notes';
import type { ShownFaults } from '@partner-orders/embedded-azure/console/faults/fault-switch';
import { faultsPart } from '@partner-orders/embedded-azure/console/faults/faults-part';
import { startCarrier } from '@partner-orders/provider-simulators/carrier';
import { expect, test } from 'vitest';
import { providerFaults } from './provider-faults.ts';
import { carrierAt } from './simulated-provider.ts';

test('a rule of one order is no fault of the system, stays when all faults are removed, and a look reads the rules once', async () => {
  const carrier = await startCarrier({ stateFile: ':memory:' });
  try {
    const rules = `${carrier.url}/_simulator/faults`;
    const add = (rule: object) => fetch(rules, { method: 'POST', body: JSON.stringify(rule) });
    await add({ operation: 'shipments.book', fault: 'delay', ms: 5, match: { reference: 'ord_1' } });
    await add({ operation: 'shipments.book', fault: 'error', times: 1 });
    const source = providerFaults(carrierAt(carrier.url));
    let looks = 0;
    const active = () => {
      looks += 1;
      return source.active();
    };
    const part = faultsPart([{ ...source, active }], new FaultNotes());
    const call = async (method: string, path: string) => {
      const route = part.routes.find((one) => one.method === method && one.path === path);
      return (await route?.handle({ parameters: {}, body: '' } as never)) as { body: ShownFaults };
    };
    const shown = async () => (await call('GET', '/api/faults')).body;
    const before = await shown();
    expect(looks).toBe(1);
    expect(before.active.map(({ name }) => name)).toEqual(['The carrier: error of shipments.book']);
    expect(before.single.map(({ only }) => only)).toEqual([{ text: 'ord_1', link: '/orders/ord_1' }]);
    await call('DELETE', '/api/faults');
    expect(await shown()).toMatchObject({ active: [], single: [{ only: { text: 'ord_1' } }], singleCount: 1 });
    expect(await (await fetch(rules)).json()).toMatchObject({ rules: [{ match: { reference: 'ord_1' } }] });
    await source.remove(before.single[0]?.id ?? '');
    expect(await source.active()).toEqual([]);
  } finally {
    await carrier.close();
  }
});

test('a fault is listed by the name of its button, with what was chosen, and its removal names it', async () => {
  const carrier = await startCarrier({ stateFile: ':memory:' });
  try {
    const source = providerFaults(carrierAt(carrier.url));
    const { on } = await source.switchOn('carrier-events', { fault: 'drop', times: 1 });
    await source.switchOn('carrier-slow', { ms: 2_000, jitterMs: 500 });
    await source.switchOn('carrier-refuses', { code: 'address_undeliverable', times: 2 });
    expect((await source.active()).map(({ name, detail }) => [name, detail])).toEqual([
      ['Events of the carrier go wrong', 'drop, 1 of 1 event is left'],
      ['The carrier is slow', '2000 to 2500 ms later, 0 calls so far'],
      ['The carrier refuses shipments', 'address_undeliverable, 2 of 2 calls are left'],
    ]);
    expect(await source.remove(on)).toBe('Removed: Events of the carrier go wrong.');
    expect((await source.active()).map(({ id }) => id)).not.toContain(on);
  } finally {
    await carrier.close();
  }
});
