import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { consumers } from '../../functions/bus/consumers.ts';
import { timers } from '../../functions/timers/timers.ts';
import { root } from '../../tools/root.ts';
import { at, type Json } from './bicep/value.ts';
import { deployed, least, made, templateTest } from './deployed.ts';

const page = readFileSync(join(root, 'docs', 'deploy.md'), 'utf8');

/** On Flex Consumption, HTTP functions and durable functions are a group each, and every other function is one of its own. */
const always = ['http', 'durable'].length;
const relays = [
  'relay-outbox',
  'append-feed',
  'count-reports',
  'relay-provider-events',
  'watch-stock',
  'notify-webhooks',
  'deliver-webhook',
  'start-jobs',
];
const idle = always + timers.filter(({ isOfEachColour }) => isOfEachColour).length;
const withEvents = always + relays.length + consumers.length + timers.length;

test('the page of costs counts the function groups that scale separately, and the instances that zones need', () => {
  expect(page).toContain(`These are ${withEvents} groups in the active colour`);
  expect(page).toContain(`${2 * (withEvents + idle)} instances at least, ${2 * 2 * withEvents} during a release`);
});

test('every place that multiplies these instances has the same number, and multiplies right', () => {
  const ready = 2 * (withEvents + idle);
  const timesOf = (pattern: RegExp) => [...page.matchAll(pattern)].map(([, ...numbers]) => numbers);
  const millions = (ready * 2 * 2.63).toFixed(0);
  expect(timesOf(/the (\d+) that `zoneRedundantApps` keeps are ([\d,]+) MB/g)).toEqual([
    [String(ready), (ready * 2_048).toLocaleString('en')],
  ]);
  expect(timesOf(/(\d+) always-ready instances \((\d+) M GB-s/g)).toEqual([[String(ready), millions]]);
  // The watch of the stock and the screening have two groups each, the reconciliation and the start of jobs one: they run
  // for seconds a minute.
  const busy = withEvents - 6;
  expect(timesOf(/`zoneRedundantApps` (\d+) instances are always ready instead of (\d+) that steady/g)).toEqual([
    [String(ready), String(busy)],
  ]);
});

const zonesOf = async (parameters: Record<string, Json>) =>
  made(await deployed({ ...least, ...parameters }), 'Microsoft.Web/serverfarms').map(({ body }) =>
    at(body, 'properties', 'zoneRedundant'),
  );

templateTest(
  'zones for data do not bill instances of both colours, because zones for apps are a separate choice',
  async () => {
    expect(await zonesOf({ zoneRedundant: true })).toEqual([false, false]);
    expect(await zonesOf({ zoneRedundantApps: true })).toEqual([true, true]);
  },
);
