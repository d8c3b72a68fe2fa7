import type { RequestLog } from '@partner-orders/embedded-azure/internals/gateway/request-log';
import { expect, test, vi } from 'vitest';
import { GatewayStage } from '../gateway/gateway-stage.ts';
import { answerOf, at } from './rows.ts';

/** The gateway with the project's policies, and the rows that it writes of its requests. */
async function gateway(edit?: (policies: string) => string) {
  const rows: RequestLog[] = [];
  const stage = await GatewayStage.start(edit, undefined, { log: (row) => rows.push(row) });
  /** What a query of infra/queries answers on the rows of so many requests, as if they had been sent a minute ago. */
  const answer = async (query: string, requests: number, values: Record<string, string> = {}) => {
    await vi.waitFor(() => expect(rows).toHaveLength(requests));
    const sent = rows.map((row) => ({ ...row, ApiId: 'partner-orders', ClientTime: null, TimeGenerated: at(1) }));
    return answerOf(query, { ApiManagementGatewayLogs: sent }, values);
  };
  return { stage, rows, answer };
}

const pages = [{ Long: 3_600_000 }, { Long: 21_600_000 }].map((window) => expect.objectContaining(window));

test('an app that can’t be reached burns the budget, although it writes nothing', async () => {
  const { stage, answer } = await gateway();
  await stage.backend.stop();
  for (let n = 0; n < 6; n += 1) expect((await stage.fetch('/v1/orders/1')).status).toBe(502);
  expect(await answer('slo-availability', 6)).toEqual(expect.arrayContaining(pages));
  // The promise of availability has it.
  expect(await answer('slo-errors', 6)).toEqual([]);
  expect(await answer('gateway-failures', 6)).toMatchObject([{ Status: 502, App: null, Requests: 6 }]);
});

test('an error of the platform in place of the app burns it too', async () => {
  const { stage, answer } = await gateway();
  stage.backend.isApp = false;
  stage.backend.answer = (_received, response) => response.writeHead(503).end();
  for (let n = 0; n < 6; n += 1) await stage.fetch('/v1/orders/1');
  expect(await answer('slo-availability', 6)).toEqual(expect.arrayContaining(pages));
  expect(await answer('gateway-failures', 6)).toMatchObject([{ App: 503, Requests: 6 }]);
});

test('what the gateway refuses, what the app refuses, and a partner that hangs up burn nothing', async () => {
  const { stage, rows, answer } = await gateway();
  stage.backend.answer = ({ url }, response) => {
    if (!url.endsWith('/slow')) response.writeHead(404).end();
  };
  for (let n = 0; n < 6; n += 1) {
    expect((await fetch(`${stage.url}/v1/orders/1`)).status).toBe(401);
    expect((await stage.fetch('/v1/orders/1')).status).toBe(404);
    const leaving = new AbortController();
    const asked = stage.backend.received.length;
    const slow = stage.fetch('/v1/orders/slow', { signal: leaving.signal });
    await vi.waitFor(() => expect(stage.backend.received.length).toBeGreaterThan(asked));
    leaving.abort();
    await expect(slow).rejects.toThrow();
  }
  expect(await answer('slo-availability', 18)).toEqual([]);
  expect(rows.filter(({ LastErrorReason }) => LastErrorReason === 'ClientConnectionFailure')).toHaveLength(6);
});

test('the traffic of a colour and the colour that answered are found by the address of the backend', async () => {
  const { stage, answer } = await gateway();
  await stage.fetch('/v1/orders/ord_1');
  const { host } = new URL(stage.backend.url);
  const one = { Requests: 1, Answered: 1, Both: 1 };
  expect(await answer('colour-traffic', 1, { app: `'${host}'` })).toEqual([one]);
  expect(await answer('colour-traffic', 1, { app: "'func-green'" })).toEqual([{ ...one, Requests: 0, Answered: 0 }]);
  expect(await answer('served-by', 1, { orderId: "'ord_1'" })).toEqual([
    { BackendUrl: `http://${host}/v1/orders/ord_1`, ResponseCode: 200 },
  ]);
});

test('what a partner searches for is in no row, as in Azure, where all query parameters are hidden', async () => {
  const { stage, rows } = await gateway();
  await stage.fetch('/v1/orders/1?q=Vogelfrei&metadata=mail:canary@example.com');
  await vi.waitFor(() => expect(rows).toHaveLength(1));
  expect(stage.backend.received[0]?.url).toContain('q=Vogelfrei');
  expect(rows[0]).toMatchObject({
    Url: expect.stringMatching(/\/v1\/orders\/1$/),
    BackendUrl: expect.stringMatching(/\/v1\/orders\/1$/),
  });
  expect(JSON.stringify(rows)).not.toMatch(/vogelfrei|canary/i);
});
