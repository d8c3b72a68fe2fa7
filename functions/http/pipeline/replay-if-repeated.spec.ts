import { expect, test } from 'vitest';
import { PartnerId } from '../../../shared/domain/ids.ts';
import { Problem } from '../../../shared/problems.ts';
import type { HttpContext } from '../http-context.ts';
import type { AnyPartnerRoute, Reply } from '../route.ts';
import { replayIfRepeated } from './replay-if-repeated.ts';

const partner = { id: PartnerId.parse('acme'), name: 'Acme', tier: 'small' };
const asked = { partner, idempotencyKey: 'key-1', fingerprint: 'f' };
const first: Reply<unknown> = { status: 202, json: '{}' };

/** @param carriedOut the outcome of the request @param before the result of reading its first response */
async function answered(carriedOut: Reply<unknown> | Error, before: Reply<unknown> | Error | undefined) {
  let looks = 0;
  const given = async <T>(outcome: T | Error) => {
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  const route = {
    operationId: 'placeOrder',
    replay() {
      looks += 1;
      return given(before);
    },
  } as unknown as AnyPartnerRoute;
  const reply = await replayIfRepeated(route, asked, {} as HttpContext, () => given(carriedOut)).catch(
    (error) => error,
  );
  return { reply, looks };
}

const refusal = new Problem('unknown_sku');
const bug = new Error('a bug');

test('a request that succeeds needs no extra read', async () => {
  expect(await answered(first, undefined)).toEqual({ reply: first, looks: 0 });
});

test.each([refusal, bug])('a repeated request that would end with %s gets its first response', async (end) => {
  expect(await answered(end, first)).toEqual({ reply: first, looks: 1 });
});

test.each([refusal, bug])('a new request that ends with %s gets that response', async (end) => {
  expect((await answered(end, undefined)).reply).toBe(end);
});

test('a key that was used for another request is refused without a read', async () => {
  const reused = new Problem('idempotency_key_reused');
  expect(await answered(reused, first)).toEqual({ reply: reused, looks: 0 });
});

test('when the read fails, an error stays the same, and a refusal is not sent because it could be wrong', async () => {
  const away = new Error('the store is away');
  expect((await answered(bug, away)).reply).toBe(bug);
  expect((await answered(refusal, away)).reply).toBe(away);
});
