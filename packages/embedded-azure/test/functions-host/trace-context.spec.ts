import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BusStage, queue } from './bus-stage.ts';
import { fixture, type HostProcess, startHostProcess } from './host-process.ts';

let stage: BusStage;
/** With the default of host.json, and with `telemetryMode: OpenTelemetry`. */
const hosts: HostProcess[] = [];

beforeAll(async () => {
  stage = await BusStage.open({ Queues: [queue('one'), queue('many')] });
});

afterAll(async () => {
  await Promise.all(hosts.map((host) => host[Symbol.asyncDispose]()));
  await stage.close();
});

async function start(settings: Record<string, string> = {}): Promise<HostProcess> {
  const run = { scriptRoot: fixture('trace-app'), settings: { Bus: stage.bus.connectionString, ...settings } };
  const host = await startHostProcess(run);
  hosts.push(host);
  return host;
}

async function stop(host: HostProcess): Promise<void> {
  host.child.kill('SIGTERM');
  await host.exited;
}

const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
/** Another span of the same trace, with the flags of the caller. */
const child = expect.stringMatching(new RegExp(`^00-${traceId}-(?!b7ad6b7169203331)[0-9a-f]{16}-01$`));
const isNew = (flags: string) =>
  expect.stringMatching(new RegExp(`^00-(?!${traceId})(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-${flags}$`));

async function told(host: HostProcess, what: string): Promise<unknown> {
  const [, json = ''] = await host.printed(new RegExp(`^${what} (.*)$`, 'm'));
  return JSON.parse(json);
}

describe.each([
  ['whole bodies', {}],
  ['streams', { STREAM: '1' }],
])('over HTTP with %s', (_, settings) => {
  let host: HostProcess;
  beforeAll(async () => {
    host = await start({ ...settings, 'AzureWebJobs.on-queue.Disabled': '1', 'AzureWebJobs.on-batch.Disabled': '1' });
  });

  const ask = async (headers: Record<string, string>): Promise<unknown> =>
    (await fetch(`${host.url}/api/trace`, { headers })).json();

  test('an invocation is a child of its caller’s span', async () => {
    expect(await ask({ traceparent, tracestate: 'a=b' })).toEqual({
      traceParent: child,
      traceState: 'a=b',
      attributes: {},
    });
    expect(await ask({ traceparent })).toEqual({ traceParent: child, traceState: '', attributes: {} });
  });

  test.each([
    ['without a caller', {}],
    ['with an invalid traceparent', { traceparent: 'mine' }],
    ['with one of zeros', { traceparent: `00-${'0'.repeat(32)}-b7ad6b7169203331-01` }],
    ['with a tracestate alone', { tracestate: 'a=b' }],
  ])('an invocation %s starts a trace that is not recorded', async (_, headers: Record<string, string>) => {
    expect(await ask(headers)).toEqual({ traceParent: isNew('00'), traceState: '', attributes: {} });
  });

  test('two invocations are two spans', async () => {
    expect(await ask({ traceparent })).not.toEqual(await ask({ traceparent }));
  });
});

test('a message’s Diagnostic-Id sets its trace, but traceparent alone does not; a batch and a timer start their own', async () => {
  const host = await start();
  const send = (body: string, applicationProperties: Record<string, string>) =>
    stage.send('one', { body, applicationProperties });
  await send('diagnostic', { 'Diagnostic-Id': traceparent, traceparent: 'ignored' });
  await send('standard', { traceparent, tracestate: 'a=b' });
  await send('nothing', {});
  await stage.send('many', { body: 'x', applicationProperties: { 'Diagnostic-Id': traceparent } });
  expect(await told(host, 'diagnostic')).toEqual({ traceParent: child, traceState: '', attributes: {} });
  for (const what of ['standard', 'nothing', 'batch', 'timer']) {
    expect(await told(host, what), what).toMatchObject({ traceParent: isNew('00') });
  }
  await stop(host);
});

test('with OpenTelemetry a message’s traceparent sets its trace, and a trace that starts here is recorded', async () => {
  const host = await start({ AzureFunctionsJobHost__telemetryMode: 'OpenTelemetry' });
  await stage.send('one', { body: 'standard', applicationProperties: { traceparent, tracestate: 'a=b' } });
  await stage.send('one', { body: 'diagnostic', applicationProperties: { 'Diagnostic-Id': traceparent } });
  expect(await told(host, 'standard')).toEqual({ traceParent: child, traceState: 'a=b', attributes: {} });
  expect(await told(host, 'diagnostic')).toEqual({ traceParent: child, traceState: '', attributes: {} });
  expect(await told(host, 'timer')).toMatchObject({ traceParent: isNew('01') });
  await stop(host);
});
