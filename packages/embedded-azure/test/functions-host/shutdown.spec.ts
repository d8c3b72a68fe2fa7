import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { expect, test } from 'vitest';
import { fixture, type HostProcess, startHostProcess } from './host-process.ts';

test.each(['cjs-app', 'esm-app'])(
  'SIGTERM waits for a running request, accepts no new one and exits 0 (%s)',
  async (app) => {
    await using host = await startHostProcess({ scriptRoot: fixture(app) });
    const running = await begin(host);
    host.child.kill('SIGTERM');
    // Asked on an open connection, because a new one may be refused or answered, and both are right.
    await expect.poll(() => fetch(`${host.url}/api/hello`).then(({ status }) => status)).toBe(503);
    expect(host.child.exitCode).toBeNull();

    running.outgoing.end(' and the rest');
    const answer = await running.answer;
    expect(answer.statusCode).toBe(200);
    expect(await text(answer)).toBe('the beginning and the rest');
    expect(await host.exited).toBe(0);
    expect(host.output()).toContain('appTerminate ran after start');
  },
);

test('SIGINT without running requests exits 0', async () => {
  await using host = await startHostProcess({ scriptRoot: fixture('cjs-app') });
  host.child.kill('SIGINT');
  expect(await host.exited).toBe(0);
});

test('a host whose parent has ended stops by itself', async () => {
  await using host = await startHostProcess({ scriptRoot: fixture('cjs-app') });
  host.child.disconnect();
  expect(await host.exited).toBe(0);
});

/** A request whose body is not complete yet, so that it can't be answered. */
async function begin(host: HostProcess) {
  const outgoing = request(`${host.url}/api/echo`, { method: 'POST', headers: { 'content-length': 26 } });
  const answer = once(outgoing, 'response').then(([response]): IncomingMessage => response);
  outgoing.write('the beginning');
  // Answered after our request has arrived, because the host reads its connections in turn.
  await fetch(`${host.url}/api/hello?name=x`);
  return { outgoing, answer };
}

async function text(incoming: IncomingMessage): Promise<string> {
  let all = '';
  for await (const chunk of incoming.setEncoding('utf8')) all += chunk;
  return all;
}
