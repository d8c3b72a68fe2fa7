import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { eventCatalogue } from '../../shared/domain/event-catalogue.ts';
import { describeEvents, type EventPromises } from './describe-events.ts';
import { findEventBreaks } from './find-event-breaks.ts';

const read = (...path: string[]) => JSON.parse(readFileSync(join(import.meta.dirname, ...path), 'utf8'));
const toNumber = (version: string) => version.split('.').reduce((sum, part) => sum * 1_000 + Number(part), 0);
const releases = readdirSync(import.meta.dirname)
  .filter((name) => /^\d+\.\d+\.\d+$/.test(name))
  .toSorted((a, b) => toNumber(a) - toNumber(b));
const last = releases.at(-1) ?? '';

test(`events keep what release ${last} promised`, () => {
  expect(existsSync(join(import.meta.dirname, last, 'events.json'))).toBe(true);
  expect(findEventBreaks(read(last, 'events.json'), describeEvents())).toEqual([]);
});

const Recorded = z.object({
  orders: z.array(z.looseObject({ event: z.object({ type: z.string(), data: z.unknown() }).optional() })),
});

test.each(releases)('every event that release %s has written is still as the catalogue says', (release) => {
  const events = Recorded.parse(read(release, 'documents.json')).orders.flatMap(({ event }) => event ?? []);
  expect(events.length).toBeGreaterThan(10);
  const faults = events.flatMap(({ type, data }) => {
    const schema = eventCatalogue.find((published) => published.type === type)?.data;
    return schema?.safeParse(data).error ?? [];
  });
  expect(faults).toEqual([]);
});

type Json = Record<string, any>;
/** A change of the version after this one. */
const changed = (change: (promises: { feed: { properties: { sequence?: Json; at: { format?: unknown } } }; types: Json }) => void): EventPromises => {
  const copy = structuredClone(describeEvents()) as { feed: { properties: { sequence?: Json; at: { format?: unknown } } }; types: Json };
  change(copy);
  return copy;
};
const dataOf = (types: Json, type = 'order.failed') => types[type].properties.data;
const rename = (properties: Json, from: string, to: string) => {
  properties[to] = properties[from];
  delete properties[from];
};

describe('a consumer breaks if', () => {
  test.each<[string, Parameters<typeof changed>[0], string]>([
    ['a type goes', ({ types }) => delete types['order.lost'], 'order.lost is gone'],
    ['a field goes', ({ types }) => delete dataOf(types).properties.step, 'order.failed · data · step is gone'],
    ['a field is renamed', ({ types }) => rename(dataOf(types).properties, 'reason', 'code'), 'data · reason is gone'],
    ['a field has another type', ({ types }) => (dataOf(types).properties.step.type = 'integer'), 'type was "string"'],
    [
      'a field can be null',
      ({ types }) => (dataOf(types).properties.step = { anyOf: [dataOf(types).properties.step, { type: 'null' }] }),
      'step: type was "string" and is undefined',
    ],
    [
      'a field is no longer certain',
      ({ types }) => dataOf(types).required.splice(dataOf(types).required.indexOf('reason'), 1),
      'order.failed · data · reason is no longer certain',
    ],
    [
      'a value never comes any more',
      ({ types }) => dataOf(types).properties.step['x-extensible-enum'].pop(),
      'step is never capture-payment any more',
    ],
    [
      'an open list is closed',
      ({ types }) => rename(dataOf(types).properties.step, 'x-extensible-enum', 'enum'),
      'step: enum was undefined',
    ],
    [
      'a closed list gets a value',
      ({ types }) => dataOf(types, 'order.dispute_closed').properties.outcome.enum.push('split'),
      'outcome: enum was ["won","lost"]',
    ],
    [
      'a number may be negative',
      ({ types }) => delete dataOf(types).properties.total.properties.amount.minimum,
      'amount: minimum was 0',
    ],
    [
      'the items of a list differ',
      ({ types }) => (dataOf(types, 'order.updated').properties.changed.items = { type: 'object' }),
      'changed · each: type was "string" and is "object"',
    ],
    ['the data is closed', ({ types }) => (dataOf(types).additionalProperties = false), 'additionalProperties was undefined'],
    ['an event has another source', ({ types }) => (types['stock.low'].properties.source.const = '/v2'), 'source: const'],
    ['an event of the feed loses a field', ({ feed }) => delete feed.properties.sequence, 'feed · sequence is gone'],
    ['a time has another format', ({ feed }) => (feed.properties.at.format = 'date'), 'format was "date-time"'],
  ])('%s', (_, change, said) => {
    const breaks = findEventBreaks(describeEvents(), changed(change));
    expect(breaks.join('\n')).toContain(said);
  });
});

describe('a consumer goes on if', () => {
  test.each<[string, Parameters<typeof changed>[0]]>([
    ['nothing changes', () => {}],
    ['a type is added', ({ types }) => (types['order.weighed'] = types['order.lost'])],
    ['a field is added', ({ types }) => (dataOf(types).properties.more = { type: 'string' })],
    ['a field becomes certain', ({ types }) => dataOf(types).required.push('undone')],
    ['an open list gets a value', ({ types }) => dataOf(types).properties.step['x-extensible-enum'].push('pack')],
  ])('%s', (_, change) => {
    expect(findEventBreaks(describeEvents(), changed(change))).toEqual([]);
  });
});
