import type { EventPromises } from './describe-events.ts';

type Json = Record<string, unknown>;

/**
 * What would break a program that reads events as an earlier version promised them, one sentence each. Types, fields and
 * values of open lists may be added, and a field may become certain. Anything else breaks somebody.
 */
export function findEventBreaks(before: EventPromises, after: EventPromises): string[] {
  return [
    ...(before.feed === undefined ? [] : compare(before.feed, after.feed, 'an event of the feed')),
    ...Object.entries(before.types).flatMap(([type, schema]) => compare(schema, after.types[type], type)),
  ];
}

function compare(before: Json, after: Json | undefined, place: string): string[] {
  if (after === undefined) return [`${place} is gone`];
  const keywords = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keywords.flatMap((keyword) => compareKeyword(keyword, { before, after, place }));
}

function compareKeyword(keyword: string, { before, after, place }: { before: Json; after: Json; place: string }) {
  const [old, now] = [before[keyword], after[keyword]];
  switch (keyword) {
    case 'properties':
      return Object.entries(old ?? {}).flatMap(([name, schema]) =>
        compare(schema, ((now ?? {}) as Record<string, Json>)[name], `${place} · ${name}`),
      );
    case 'items':
      if (typeof old === 'object' && typeof now === 'object') return compare(old as Json, now as Json, `${place} · each`);
      return [`${place}: its items are described differently`];
    case 'required':
      return missingOf(old, now).map((name) => `${place} · ${name} is no longer certain`);
    case 'x-extensible-enum':
      return missingOf(old, now).map((value) => `${place} is never ${value} any more`);
    default: {
      const [was, is] = [JSON.stringify(old), JSON.stringify(now)];
      return was === is ? [] : [`${place}: ${keyword} was ${was} and is ${is}`];
    }
  }
}

function missingOf(old: unknown, now: unknown): unknown[] {
  const left = Array.isArray(now) ? now : [];
  return Array.isArray(old) ? old.filter((one) => !left.includes(one)) : [];
}
