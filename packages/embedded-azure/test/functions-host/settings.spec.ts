import { expect, test } from 'vitest';
import { startHostProcess } from './host-process.ts';
import { registering, writeApp } from './write-app.ts';

const showSetting = registering("http('show', { handler: () => ({ body: process.env.GREETING }) })");

test('the environment takes precedence over local.settings.json', async () => {
  const scriptRoot = writeApp({
    'app.js': showSetting,
    'local.settings.json': '{ "Values": { "GREETING": "from the file" } }',
  });
  await using host = await startHostProcess({ scriptRoot, settings: { GREETING: 'from the environment' } });
  expect(await (await fetch(`${host.url}/api/show`)).text()).toBe('from the environment');
});

test('the route prefix of host.json is used, and may be empty', async () => {
  const prefixed = { version: '2.0', extensions: { http: { routePrefix: 'a/b' } } };
  const bare = { version: '2.0', extensions: { http: { routePrefix: '' } } };
  for (const [hostJson, path] of [
    [prefixed, '/a/b/hello'],
    [bare, '/hello'],
  ] as const) {
    await using host = await startHostProcess({ scriptRoot: writeApp({ 'host.json': JSON.stringify(hostJson) }) });
    expect(await (await fetch(host.url + path)).text()).toBe('hello');
    expect((await fetch(`${host.url}/api/hello`)).status).toBe(404);
  }
});

test('a setting AzureFunctionsJobHost__… takes precedence over host.json', async () => {
  const scriptRoot = writeApp({
    'local.settings.json': '{ "Values": { "AzureFunctionsJobHost__functionTimeout": "00:00:00.100" } }',
    'app.js': registering("http('slow', { handler: () => new Promise(() => {}) })"),
  });
  const settings = { AzureFunctionsJobHost__extensions__http__routePrefix: 'over' };
  await using host = await startHostProcess({ scriptRoot, settings });
  expect((await fetch(`${host.url}/api/slow`)).status).toBe(404);
  expect((await fetch(`${host.url}/over/slow`)).status).toBe(500);
});

test('with --verbose every execution is logged with its reason, and ignored keys are listed', async () => {
  const scriptRoot = writeApp({ 'host.json': '{ "version": "2.0", "concurrency": {} }' });
  await using host = await startHostProcess({ scriptRoot, parameters: ['--verbose'] });
  await fetch(`${host.url}/api/hello`);
  const [, id] = await host.printed(
    /Executing 'Functions\.hello' \(Reason='This function was programmatically called via the host APIs\.', Id=([0-9a-f-]{36})\)/,
  );
  await host.printed(new RegExp(`Executed 'Functions\\.hello' \\(Succeeded, Id=${id}, Duration=\\d+ms\\)`));
  expect(host.output()).toContain('host.json: "concurrency" is ignored.');
});

test('without --verbose a successful execution is not logged', async () => {
  await using host = await startHostProcess({ scriptRoot: writeApp({}) });
  await fetch(`${host.url}/api/hello`);
  expect(host.output()).not.toMatch(/Execut|ignored/);
});

test('a function that takes longer than functionTimeout fails', async () => {
  const scriptRoot = writeApp({
    'host.json': '{ "version": "2.0", "functionTimeout": "00:00:00.100" }',
    'app.js': registering("http('slow', { handler: () => new Promise(() => {}) })"),
  });
  await using host = await startHostProcess({ scriptRoot });
  expect((await fetch(`${host.url}/api/slow`)).status).toBe(500);
  await host.printed(/Timeout value of 00:00:00\.100 exceeded by function 'Functions\.slow'/);
});

test('a bundle that gets its require from createRequire finds the runtime too', async () => {
  const scriptRoot = writeApp({
    'package.json': '{ "type": "module", "main": "app.js" }',
    'app.js': `import { createRequire } from 'node:module';
      const require = createRequire(import.meta.url);
      const { app } = require('@azure/functions');
      app.http('hello', { handler: () => ({ body: typeof require('@azure/functions-core').registerFunction }) });`,
  });
  await using host = await startHostProcess({ scriptRoot });
  expect(await (await fetch(`${host.url}/api/hello`)).text()).toBe('function');
});

test('an unknown hook is a system error that the library can recognize', async () => {
  const scriptRoot = writeApp({
    'app.js': `const { app } = require('@azure/functions');
      app.http('hello', { handler: () => {
        try { require('@azure/functions-core').registerHook('nope', () => {}); } catch (error) {
          return { jsonBody: [error.name, error.isAzureFunctionsSystemError, error.message] };
        }
      } });`,
  });
  await using host = await startHostProcess({ scriptRoot });
  const answer = await (await fetch(`${host.url}/api/hello`)).json();
  expect(answer).toEqual(['RangeError', true, 'Unrecognized hook "nope"']);
});

test('a function can’t be registered after the app has started', async () => {
  const scriptRoot = writeApp({
    'app.js': `const { app } = require('@azure/functions');
      app.http('late', { handler: () => { app.http('later', { handler: () => {} }); } });`,
  });
  await using host = await startHostProcess({ scriptRoot });
  expect((await fetch(`${host.url}/api/late`)).status).toBe(500);
  await host.printed(/A function can only be registered during app startup\./);
});
