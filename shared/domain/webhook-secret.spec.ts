import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { makeWebhookSecret, signWebhook } from './webhook-secret.ts';

const now = () => new Date();
const message = { id: 'evt_1', body: '{"type":"order.placed"}' };

describe('a secret', () => {
  test('is 32 random bytes that the official library accepts', () => {
    const secrets = Array.from({ length: 100 }, makeWebhookSecret);
    expect(new Set(secrets).size).toBe(100);
    for (const secret of secrets) {
      expect(secret).toMatch(/^whsec_[A-Za-z\d+/]{43}=$/);
      expect(Buffer.from(secret.slice('whsec_'.length), 'base64')).toHaveLength(32);
      expect(() => new Webhook(secret)).not.toThrow();
    }
  });
});

describe('a signature', () => {
  test('is what the official library makes of the same message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), fc.date({ noInvalidDate: true }), (body, id, at) => {
        fc.pre(at.getTime() >= 0);
        const secret = makeWebhookSecret();
        const headers = signWebhook([secret], { id, at, body });
        expect(headers['webhook-signature']).toBe(new Webhook(secret).sign(id, at, body));
        expect(headers['webhook-timestamp']).toBe(String(Math.floor(at.getTime() / 1_000)));
        expect(headers['webhook-id']).toBe(id);
      }),
    );
  });

  test('is accepted with each of several secrets, and with no other', () => {
    const [older, newer] = [makeWebhookSecret(), makeWebhookSecret()];
    const headers = signWebhook([newer, older], { ...message, at: now() });
    for (const secret of [older, newer]) {
      expect(new Webhook(secret).verify(message.body, headers)).toEqual({ type: 'order.placed' });
    }
    expect(() => new Webhook(makeWebhookSecret()).verify(message.body, headers)).toThrow('No matching signature');
  });

  test('does not fit another id, time or body', () => {
    const secret = makeWebhookSecret();
    const headers = signWebhook([secret], { ...message, at: now() });
    const verify = (changed: Record<string, string>, body = message.body) =>
      new Webhook(secret).verify(body, { ...headers, ...changed });
    const later = String(Number(headers['webhook-timestamp']) + 1);
    expect(() => verify({})).not.toThrow();
    expect(() => verify({ 'webhook-id': 'evt_2' })).toThrow();
    expect(() => verify({ 'webhook-timestamp': later })).toThrow();
    expect(() => verify({}, '{"type":"order.placed" }')).toThrow();
  });

  test('is refused by the library when it is old', () => {
    const secret = makeWebhookSecret();
    const headers = signWebhook([secret], { ...message, at: new Date(Date.now() - 600_000) });
    expect(() => new Webhook(secret).verify(message.body, headers)).toThrow('too old');
  });

  test.each([[[]], [['whsec_']], [['abc']], [['whsec_c2hvcnQ=']]])('is never made with %j', (secrets) => {
    expect(() => signWebhook(secrets, { ...message, at: now() })).toThrow();
  });
});
