import { describe, expect, test } from 'vitest';
import { fixture, type HostProcess, startHostProcess } from './host-process.ts';

const start = (settings: Record<string, string> = {}) =>
  startHostProcess({ scriptRoot: fixture('throttle-app'), settings });

const began = (host: HostProcess) => [...host.output().matchAll(/^began (.*)$/gm)].map(([, n]) => n);

/** Sends requests one after the other, so that they arrive in this order. */
async function hold(host: HostProcess, ...names: string[]) {
  const answers: Promise<Response>[] = [];
  for (const name of names) {
    answers.push(fetch(`${host.url}/api/hold/${name}`));
    // A request on its own connection that the host itself answers, so the requests before it have arrived.
    await (await fetch(`${host.url}/admin/host/ping`)).text();
  }
  return answers;
}

const letGo = (host: HostProcess) => host.child.send('let go');

describe.each([
  ['whole bodies', {}],
  ['streams', { STREAM: '1' }],
])('with %s', (_, settings) => {
  test('only as many requests run as allowed, and the others wait in sequence', async () => {
    await using host = await start(settings);
    const answers = await hold(host, 'a', 'b', 'c', 'd');
    await host.printedLines('began ', 2);
    expect(began(host)).toEqual(['a', 'b']);
    letGo(host);
    await host.printedLines('began ', 3);
    letGo(host);
    await host.printedLines('began ', 4);
    expect(began(host)).toEqual(['a', 'b', 'c', 'd']);
    letGo(host);
    letGo(host);
    const texts = await Promise.all(answers.map(async (answer) => (await answer).text()));
    expect(texts).toEqual(['a', 'b', 'c', 'd']);
  });
});

test('answers 429 without a body beyond the limit of outstanding requests, and any path of the app counts', async () => {
  await using host = await start();
  await hold(host, 'a', 'b', 'c', 'd');
  for (const path of ['api/hold/e', 'api/no-such-function', 'runtime/webhooks/durabletask/instances']) {
    const refused = await fetch(`${host.url}/${path}`);
    expect([path, refused.status, await refused.text()]).toEqual([path, 429, '']);
    expect(refused.headers.get('x-function-scaleout')).toBe('1');
  }
  expect((await fetch(`${host.url}/admin/host/status`)).status).toBe(200);
  expect((await fetch(host.url)).status).toBe(200);
  letGo(host);
  await host.printedLines('began ', 3);
  const [answer] = await hold(host, 'f');
  for (let began = 4; began <= 5; began += 1) {
    letGo(host);
    await host.printedLines('began ', began);
  }
  letGo(host);
  letGo(host);
  expect((await answer)?.status).toBe(200);
});

test('a waiting request whose client has disconnected does not run, and frees its place', async () => {
  await using host = await start();
  await hold(host, 'a', 'b');
  const leaving = new AbortController();
  const left = fetch(`${host.url}/api/hold/left`, { signal: leaving.signal }).catch(() => 'left');
  await (await fetch(`${host.url}/admin/host/ping`)).text();
  leaving.abort();
  expect(await left).toBe('left');
  const [last] = await hold(host, 'last');
  letGo(host);
  await host.printed(/^began last/m);
  letGo(host);
  letGo(host);
  expect((await last)?.status).toBe(200);
  expect(began(host)).not.toContain('left');
});

test('without limits in host.json there are none', async () => {
  await using host = await start({
    AzureFunctionsJobHost__extensions__http__maxConcurrentRequests: '-1',
    AzureFunctionsJobHost__extensions__http__maxOutstandingRequests: '-1',
  });
  const names = Array.from({ length: 50 }, (_, n) => `n${n}`);
  const answers = names.map((name) => fetch(`${host.url}/api/hold/${name}`));
  await host.printedLines('began ', 50);
  for (const _ of names) letGo(host);
  const statuses = (await Promise.all(answers)).map(({ status }) => status);
  expect(statuses).toEqual(names.map(() => 200));
});
