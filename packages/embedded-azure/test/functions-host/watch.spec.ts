import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type HostProcess, startHostProcess } from './host-process.ts';
import { writeApp } from './write-app.ts';

const saying = (body: string) =>
  `require('@azure/functions').app.http('hello', { handler: () => ({ body: '${body}' }) });
  process.stdout.write('loaded ${body}\\n');`;
const parameters = ['--watch'];

const hello = async (host: HostProcess, prefix = 'api') =>
  (await fetch(`${host.url}/${prefix}/hello`).catch(() => undefined))?.text();
const says = (host: HostProcess, body: string, prefix?: string) =>
  expect.poll(() => hello(host, prefix), { timeout: 10_000 }).toBe(body);
const starts = (host: HostProcess) => host.output().match(/^loaded /gm)?.length ?? 0;

test('a change of the app restarts it on the same port', async () => {
  const scriptRoot = writeApp({ 'package.json': '{ "main": "dist/main.js" }', 'dist/main.js': saying('one') });
  await using host = await startHostProcess({ scriptRoot, parameters });
  expect(await hello(host)).toBe('one');

  writeFileSync(join(scriptRoot, 'dist/main.js'), saying('two'));
  await host.printed(/^\[\S+\] The app’s files have changed: it is started again\.$/m);
  await says(host, 'two');

  writeFileSync(
    join(scriptRoot, 'host.json'),
    '{ "version": "2.0", "extensions": { "http": { "routePrefix": "v2" } } }',
  );
  await says(host, 'two', 'v2');
  expect(starts(host)).toBe(3);

  host.child.kill('SIGTERM');
  expect(await host.exited).toBe(0);
});

test('a change that breaks the app is reported, and the next good change starts it again', async () => {
  const scriptRoot = writeApp({ 'app.js': saying('one') });
  await using host = await startHostProcess({ scriptRoot, parameters });
  writeFileSync(join(scriptRoot, 'app.js'), 'const = broken;');
  await host.printed(/The app has ended\. It is started again when its files change\./);
  writeFileSync(join(scriptRoot, 'app.js'), saying('mended'));
  await says(host, 'mended');
});

test('many events cause one restart, and a file with a new time only causes none', async () => {
  const scriptRoot = writeApp({ 'package.json': '{ "main": "dist/main.js" }', 'dist/main.js': saying('one') });
  await using host = await startHostProcess({ scriptRoot, parameters });
  utimesSync(join(scriptRoot, 'dist/main.js'), new Date(), new Date());
  rmSync(join(scriptRoot, 'dist'), { recursive: true });
  writeDist(scriptRoot, 40);
  await host.printed(/^loaded last$/m);
  await says(host, 'last');
  expect(starts(host)).toBe(2);
});

test('an orchestration continues in the new code', async () => {
  const app = (version: string) => `const df = require('durable-functions');
    df.app.orchestration('saga', function* (context) {
      yield context.df.waitForExternalEvent('go');
      return yield context.df.callActivity('finish');
    });
    df.app.activity('finish', { handler: () => 'finished by ${version}' });
    require('@azure/functions').app.http('start', {
      extraInputs: [df.input.durableClient()],
      handler: async (_request, context) => ({ body: await df.getClient(context).startNew('saga', { instanceId: 'one' }) }),
    });
    process.stdout.write('loaded ${version}\\n');`;
  const scriptRoot = writeApp({ 'app.js': app('one') });
  await using host = await startHostProcess({ scriptRoot, parameters });
  expect(await (await fetch(`${host.url}/api/start`)).text()).toBe('one');
  const instance = `${host.url}/runtime/webhooks/durabletask/instances/one`;

  writeFileSync(join(scriptRoot, 'app.js'), app('two'));
  await host.printed(/^loaded two$/m);
  const raise = () =>
    fetch(`${instance}/raiseEvent/go`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    }).catch(() => undefined);
  await expect.poll(async () => (await raise())?.status, { timeout: 10_000 }).toBe(202);
  const status = async () => JSON.parse((await (await fetch(instance)).text()) || '{}');
  await expect.poll(status, { timeout: 10_000 }).toMatchObject({ runtimeStatus: 'Completed' });
  expect(await status()).toMatchObject({ output: 'finished by two' });
});

/** Like a build: deletes a folder and creates it again, file by file. */
function writeDist(scriptRoot: string, count: number): void {
  const files = Object.fromEntries(Array.from({ length: count }, (_, n) => [`dist/chunk-${n}.js`, `// ${n}`]));
  mkdirSync(join(scriptRoot, 'dist'));
  for (const [name, text] of Object.entries({ ...files, 'dist/main.js': saying('last') })) {
    writeFileSync(join(scriptRoot, name), text);
  }
}
