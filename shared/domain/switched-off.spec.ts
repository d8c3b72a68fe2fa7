import { expect, test } from 'vitest';
import { PartnerId } from './ids.ts';
import { type Feature, findSwitchedOff, findWait, SwitchedOff } from './switched-off.ts';

const at = new Date('2026-11-27T10:00:00.000Z');
const [acme, globex] = [PartnerId.parse('acme'), PartnerId.parse('globex')];
const off = (feature: Feature, fields: Partial<SwitchedOff> = {}) =>
  SwitchedOff.parse({ feature, until: '2026-11-27T10:02:00.000Z', note: 'a flood', ...fields });
const asked = (all: SwitchedOff[], partner?: PartnerId, ...wanted: Feature[]) =>
  findWait(all, wanted.length > 0 ? wanted : ['search'], { partner, at })?.seconds;

test('what is off for all is off for each partner and for the merchant, until its time', () => {
  expect([asked([off('search')], acme), asked([off('search')])]).toEqual([120, 120]);
  expect(asked([off('search', { until: '2026-11-27T10:00:00.000Z' })], acme)).toBeUndefined();
  expect(asked([off('imports')], acme)).toBeUndefined();
});

test('what is off for some partners is on for the others and for the merchant', () => {
  const all = [off('search', { partners: [acme] })];
  expect([asked(all, acme), asked(all, globex), asked(all)]).toEqual([120, undefined, undefined]);
});

test('a partner waits until all is over, and asks again within five minutes, but not at once', () => {
  const [later, soon] = ['2026-11-27T10:04:00.000Z', '2026-11-27T10:00:01.000Z'];
  expect(asked([off('search'), off('changes', { until: later })], acme, 'search', 'changes')).toBe(240);
  expect(asked([off('search', { until: '2026-11-30T10:00:00.000Z' })], acme)).toBe(300);
  expect(asked([off('search', { until: soon })], acme)).toBe(10);
});

test('a percentage is a share of the partners, always the same ones, and others for another feature', () => {
  const partners = Array.from({ length: 2_000 }, (_, n) => PartnerId.parse(`partner-${n}`));
  const chosen = (feature: Feature, percentage: number) =>
    partners.filter((partner) => asked([off(feature, { percentage })], partner, feature) !== undefined);
  const third = chosen('search', 30);
  expect(third.length / partners.length).toBeCloseTo(0.3, 1);
  expect(chosen('search', 60)).toEqual(expect.arrayContaining(third));
  const both = chosen('orders', 30).filter((partner) => third.includes(partner));
  expect(both.length / third.length).toBeCloseTo(0.3, 1);
  expect(asked([off('search', { percentage: 99 })])).toBeUndefined();
});

test('each feature that is off for anybody is told once, and one whose time is over is not', () => {
  const over = { until: '2026-11-27T09:59:00.000Z' };
  const all = [off('webhooks'), off('webhooks', { percentage: 10 }), off('search', over)];
  expect([...findSwitchedOff(all, at)]).toEqual(['webhooks']);
});
