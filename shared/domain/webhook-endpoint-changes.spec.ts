import { describe, expect, test } from 'vitest';
import { endpointIdFor, PartnerId } from './ids.ts';
import type { StoredSecret, WebhookEndpoint } from './webhook-endpoint.ts';
import {
  addEndpoint,
  findOverlapEnd,
  MOST_SECRETS,
  markRequest,
  rotateSecret,
  updateEndpoint,
} from './webhook-endpoint-changes.ts';

const at = new Date('2026-11-27T10:00:00.000Z');
const hoursLater = (hours: number) => new Date(at.getTime() + hours * 3_600_000);
const end = { own: { segment: 1, position: 7 }, catalogue: { segment: 0, position: 3 } };
const acme = PartnerId.parse('acme');

const endpoint = (name: string, fields: Partial<WebhookEndpoint> = {}): WebhookEndpoint => ({
  id: endpointIdFor(acme, name),
  ...{ url: 'https://acme.example/hook', types: ['order.*'], secrets: [{ sealed: 'first' }], enabled: true },
  ...{ createdAt: '2026-11-01T00:00:00.000Z', updatedAt: '2026-11-01T00:00:00.000Z', version: 3 },
  ...fields,
});
const asked = (idempotencyKey: string, fingerprint = 'body') => ({ idempotencyKey, fingerprint });

describe('adding', () => {
  test('a request without a key is always a new one, up to ten endpoints', () => {
    let all: readonly WebhookEndpoint[] = [];
    for (let n = 0; n < 10; n += 1) {
      const added = addEndpoint(all, endpoint(String(n)));
      if (added.kind !== 'added') throw new Error(added.kind);
      all = added.endpoints;
    }
    expect(addEndpoint(all, endpoint('eleventh'))).toEqual({ kind: 'too_many' });
  });

  test('a repeated request gets its endpoint, also when there are ten, and another body is refused', () => {
    const createdWith = markRequest('create', asked('key'), at);
    const first = endpoint('first', { ...(createdWith ? { createdWith } : {}) });
    const all = [first, ...Array.from({ length: 9 }, (_, n) => endpoint(String(n)))];
    expect(addEndpoint(all, { ...endpoint('again'), ...(createdWith ? { createdWith } : {}) })).toEqual({
      kind: 'repeated',
      endpoint: first,
    });
    const other = markRequest('create', asked('key', 'another body'), at);
    expect(addEndpoint(all, { ...endpoint('again'), ...(other ? { createdWith: other } : {}) })).toEqual({
      kind: 'key_reused',
    });
  });
});

describe('changing', () => {
  test('what stays the same makes no new version', () => {
    const before = endpoint('one', { description: 'Shop' });
    for (const change of [{}, { url: before.url, types: ['order.*'], description: 'Shop', enabled: true }]) {
      expect(updateEndpoint(before, change, { at, end })).toBe(before);
    }
  });

  test('null removes the description', () => {
    const after = updateEndpoint(endpoint('one', { description: 'Shop' }), { description: null }, { at, end });
    expect(after).toMatchObject({ version: 4, updatedAt: at.toISOString() });
    expect(after).not.toHaveProperty('description');
  });

  test('enabling begins afresh: nothing of the failure is left, and it catches up from now', () => {
    const disabled = { at: '2026-11-26T00:00:00.000Z', reason: 'failing', announced: true } as const;
    const failed = { enabled: false, failingSince: '2026-11-20T00:00:00.000Z', disabled };
    const old = { own: { segment: 0, position: 1 }, catalogue: { segment: 0, position: 0 } };
    const after = updateEndpoint(endpoint('one', { ...failed, resumeFrom: old }), { enabled: true }, { at, end });
    expect(after).toMatchObject({ enabled: true, resumeFrom: end, version: 4 });
    expect(after).not.toHaveProperty('disabled');
    expect(after).not.toHaveProperty('failingSince');
  });

  test('another change leaves a disabled endpoint disabled, with its reason', () => {
    const disabled = { at: '2026-11-26T00:00:00.000Z', reason: 'gone', announced: true } as const;
    const after = updateEndpoint(endpoint('one', { enabled: false, disabled }), { types: ['stock.*'] }, { at, end });
    expect(after).toMatchObject({ enabled: false, disabled, types: ['stock.*'] });
    expect(after).not.toHaveProperty('resumeFrom');
  });

  test('a new URL has not failed yet, and gets what the old one has missed', () => {
    const missed = { failingSince: '2026-11-27T01:00:00.000Z', resumeFrom: end };
    const later = { own: { segment: 9, position: 9 }, catalogue: end.catalogue };
    const after = updateEndpoint(endpoint('one', missed), { url: 'https://new.example/' }, { at, end: later });
    expect(after).not.toHaveProperty('failingSince');
    expect(after.resumeFrom).toEqual(end);
  });

  test('new types are caught up from now', () => {
    expect(updateEndpoint(endpoint('one'), { types: ['stock.*'] }, { at, end }).resumeFrom).toEqual(end);
  });
});

describe('rotating', () => {
  const rotated = (before: WebhookEndpoint, secret: StoredSecret, overlapHours: number, now = at) => {
    const rotation = rotateSecret(before, secret, { at: now, overlapHours });
    if (rotation.kind !== 'rotated') throw new Error(rotation.kind);
    return rotation.endpoint;
  };

  test('the secret before signs as long as asked, and one that ends sooner still does', () => {
    const once = rotated(endpoint('one'), { sealed: 'second' }, 24);
    expect(once.secrets).toEqual([{ sealed: 'second' }, { sealed: 'first', until: hoursLater(24).toISOString() }]);
    expect(findOverlapEnd(once, at)).toBe(hoursLater(24).toISOString());
    expect(findOverlapEnd(once, hoursLater(25))).toBeUndefined();
    const twice = rotated(once, { sealed: 'third' }, 168, hoursLater(1));
    expect(twice.secrets.map(({ until }) => until)).toEqual([
      undefined,
      hoursLater(169).toISOString(),
      hoursLater(24).toISOString(),
    ]);
  });

  test('without an overlap, all secrets before end at once', () => {
    const once = rotated(endpoint('one'), { sealed: 'second' }, 24);
    expect(rotated(once, { sealed: 'third' }, 0).secrets).toEqual([{ sealed: 'third' }]);
  });

  test('a secret that has ended is removed', () => {
    const once = rotated(endpoint('one'), { sealed: 'second' }, 1);
    const later = rotated(once, { sealed: 'third' }, 24, hoursLater(2));
    expect(later.secrets.map(({ sealed }) => sealed)).toEqual(['third', 'second']);
  });

  test('no secret that still signs is dropped: too many are refused', () => {
    let one = endpoint('one');
    for (let n = 1; n < MOST_SECRETS; n += 1) one = rotated(one, { sealed: String(n) }, 24);
    expect(one.secrets).toHaveLength(MOST_SECRETS);
    expect(rotateSecret(one, { sealed: 'more' }, { at, overlapHours: 24 })).toEqual({ kind: 'too_many' });
    expect(rotated(one, { sealed: 'more' }, 0).secrets).toEqual([{ sealed: 'more' }]);
  });

  test('a repeated request gets the secret that it has made; the key of a creation is another', () => {
    const madeWith = markRequest('rotate', asked('key'), at);
    const once = rotated(endpoint('one'), { sealed: 'second', ...(madeWith ? { madeWith } : {}) }, 24);
    const again = { sealed: 'third', ...(madeWith ? { madeWith } : {}) };
    expect(rotateSecret(once, again, { at, overlapHours: 24 })).toMatchObject({
      kind: 'repeated',
      secret: { sealed: 'second' },
    });
    const other = { sealed: 'third', madeWith: { ...again.madeWith, fingerprint: 'other' } } as StoredSecret;
    expect(rotateSecret(once, other, { at, overlapHours: 24 })).toEqual({ kind: 'key_reused' });
    expect(markRequest('create', asked('key'), at)?.key).not.toBe(madeWith?.key);
    expect(markRequest('create', asked(''), at)).toBeUndefined();
  });
});
