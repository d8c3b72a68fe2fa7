import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { failToStart, startHostProcess } from './host-process.ts';
import { registering, writeApp } from './write-app.ts';

const handler = 'handler: () => {}';
const withOutput = (output: string) => registering(`http('f', { extraOutputs: [output.${output}], ${handler} })`);
const withInput = (more: string) =>
  registering(
    `http('f', { extraInputs: [input.cosmosDB({ connection: 'C', databaseName: 'd', containerName: 'c', ${more} })], ${handler} })`,
  );

/** The files of the app, and what the line on standard error must say. */
const faults: [string, Record<string, string | undefined>, RegExp][] = [
  ['host.json is missing', { 'host.json': undefined }, /host\.json: missing/],
  ['host.json is not JSON', { 'host.json': '{ "version": ' }, /host\.json: not JSON: /],
  ['host.json is an array', { 'host.json': '[]' }, /host\.json: the file must be an object/],
  ['host.json has no version', { 'host.json': '{}' }, /host\.json: "version" must be "2\.0"/],
  [
    'host.json has a value of the wrong kind',
    { 'host.json': '{ "version": "2.0", "extensions": { "serviceBus": { "maxConcurrentCalls": "many" } } }' },
    /host\.json: "extensions\.serviceBus\.maxConcurrentCalls" must be a whole number/,
  ],
  [
    'host.json has an invalid time span',
    { 'host.json': '{ "version": "2.0", "functionTimeout": "5 minutes" }' },
    /host\.json: "functionTimeout" must be a time span such as "00:05:00", but is "5 minutes"/,
  ],
  ['local.settings.json is not JSON', { 'local.settings.json': 'Values' }, /local\.settings\.json: not JSON: /],
  [
    'local.settings.json is encrypted',
    { 'local.settings.json': '{ "IsEncrypted": true }' },
    /local\.settings\.json: "IsEncrypted" is true/,
  ],
  [
    'a setting is an object',
    { 'local.settings.json': '{ "Values": { "a": {} } }' },
    /local\.settings\.json: "Values\.a" must be a string/,
  ],
  [
    'the worker runtime is not node',
    { 'local.settings.json': '{ "Values": { "FUNCTIONS_WORKER_RUNTIME": "python" } }' },
    /FUNCTIONS_WORKER_RUNTIME: "python" is not supported/,
  ],
  ['package.json is missing', { 'package.json': undefined }, /package\.json: can't be read: ENOENT/],
  ['package.json is not JSON', { 'package.json': '{' }, /package\.json: not JSON: /],
  ['package.json has no main', { 'package.json': '{}' }, /package\.json: "main" is missing/],
  [
    'main matches no file',
    { 'package.json': '{ "main": "dist/*.js" }' },
    /package\.json: no file matches "main": "dist\/\*\.js"/,
  ],
  [
    'the app throws while it loads',
    { 'app.js': "throw new Error('no\\nway');" },
    /app\.js: the app throws while it loads: no$/m,
  ],
  [
    'the app has a syntax error',
    { 'app.js': 'const = 1;' },
    /app\.js: the app throws while it loads: Unexpected token/,
  ],
  ['the app registers nothing', { 'app.js': '' }, /the app registers no function/],
  [
    'an appStart hook fails',
    {
      'app.js': `${registering(`http('f', { ${handler} })`)} app.hook.appStart(() => { throw new Error('not today'); });`,
    },
    /an appStart hook failed: not today/,
  ],
  [
    'the app fails outside of any call',
    {
      'app.js': `${registering(`http('f', { ${handler} })`)} Promise.reject(new Error('adrift')); app.hook.appStart(() => new Promise(() => {}));`,
    },
    /adrift/,
  ],
  [
    'a name is registered twice',
    { 'app.js': `${registering(`http('f', { ${handler} })`)} app.http('f', { ${handler} });` },
    /A function with id "f" has already been registered/,
  ],
  [
    'a function has a name that Azure refuses',
    { 'app.js': registering(`http('9 lives', { ${handler} })`) },
    /function "9 lives": is not a valid function name/,
  ],
  [
    'a trigger is not supported',
    { 'app.js': registering(`storageQueue('q', { queueName: 'q', connection: 'c', ${handler} })`) },
    /function "q": the trigger "queueTrigger" is not supported/,
  ],
  [
    'an output binding is not supported',
    { 'app.js': withOutput("storageQueue({ queueName: 'q', connection: 'c' })") },
    /function "f": the output binding "queue" is not supported/,
  ],
  [
    'an output has a binding expression',
    { 'app.js': withOutput("serviceBusQueue({ queueName: '{name}', connection: 'c' })") },
    /function "f": the binding expression "\{name\}" in "queueName" is not supported/,
  ],
  [
    'the connection of an output is missing',
    { 'app.js': withOutput("cosmosDB({ databaseName: 'd', containerName: 'c', connection: 'Cosmos' })") },
    /function "f": the connection setting "Cosmos" is missing or empty/,
  ],
  [
    'an output names a collection, as before extension 4',
    {
      'app.js': withOutput("cosmosDB({ databaseName: 'd', collectionName: 'c', connectionStringSetting: 'Cosmos' })"),
    },
    /function "f": "connectionStringSetting" of extension 3 is not supported/,
  ],
  [
    'an output creates a container without a partition key',
    { 'app.js': withOutput("cosmosDB({ databaseName: 'd', containerName: 'c', createIfNotExists: true })") },
    /function "f": "createIfNotExists" needs a "partitionKey"/,
  ],
  [
    'an input binding is not supported',
    {
      'app.js': registering(
        `http('f', { extraInputs: [input.storageBlob({ path: 'p', connection: 'c' })], ${handler} })`,
      ),
    },
    /function "f": the input binding "blob" is not supported/,
  ],
  [
    'a route is not a valid template',
    { 'app.js': registering(`http('f', { route: 'a/{id:nope}', ${handler} })`) },
    /function "f": the route "api\/a\/\{id:nope\}" is wrong: the constraint reference 'nope'/,
  ],
  [
    'a route is the host’s own',
    {
      'host.json': '{ "version": "2.0", "extensions": { "http": { "routePrefix": "" } } }',
      'app.js': registering(`http('f', { route: 'admin/x', ${handler} })`),
    },
    /function "f": the route "admin\/x" conflicts with the host's own routes/,
  ],
  [
    'a setting of a binding is missing',
    { 'app.js': registering(`timer('t', { schedule: '%WHEN%', ${handler} })`) },
    /function "t": '%WHEN%' does not resolve to a value/,
  ],
  [
    'a schedule is invalid',
    { 'app.js': registering(`timer('t', { schedule: '0 0 99 * * *', ${handler} })`) },
    /function "t": the schedule "0 0 99 \* \* \*" is wrong: '99' is no hour/,
  ],
  [
    'the time zone of timers is invalid',
    {
      'app.js': registering(`timer('t', { schedule: '0 0 9 * * *', ${handler} })`),
      'local.settings.json': '{ "Values": { "WEBSITE_TIME_ZONE": "Nowhere Standard Time" } }',
    },
    /WEBSITE_TIME_ZONE: "Nowhere Standard Time" is no time zone of the IANA database/,
  ],
  [
    'a retry policy is invalid',
    {
      'app.js': registering(
        `timer('t', { schedule: '0 0 9 * * *', retry: { strategy: 'fixedDelay', delayInterval: { seconds: 1 }, maxRetryCount: -2 }, ${handler} })`,
      ),
    },
    /function 't': retry policy: maxRetryCount/,
  ],
  [
    'a connection is missing',
    { 'app.js': registering(`serviceBusQueue('s', { queueName: 'q', connection: 'Bus', ${handler} })`) },
    /function "s": the connection setting "Bus" is missing/,
  ],
  [
    'an identity-based connection says not where',
    {
      'app.js': registering(`serviceBusQueue('s', { queueName: 'q', connection: 'Bus', ${handler} })`),
      'local.settings.json': '{ "Values": { "Bus__credential": "managedidentity" } }',
    },
    /function "s": the connection "Bus" is neither a connection string nor has it the setting Bus__fullyQualifiedNamespace/,
  ],
  [
    'a namespace is not a host name',
    {
      'app.js': registering(`serviceBusQueue('s', { queueName: 'q', connection: 'Bus', ${handler} })`),
      'local.settings.json': '{ "Values": { "Bus__fullyQualifiedNamespace": "sb://x.servicebus.windows.net" } }',
    },
    /function "s": the connection "Bus": fullyQualifiedNamespace "sb:\/\/x\.servicebus\.windows\.net" is no host name/,
  ],
  [
    'a managed identity is named twice',
    {
      'app.js': registering(`serviceBusQueue('s', { queueName: 'q', connection: 'Bus', ${handler} })`),
      'local.settings.json': JSON.stringify({
        Values: {
          Bus__fullyQualifiedNamespace: 'x.servicebus.windows.net',
          Bus__credential: 'managedidentity',
          Bus__clientId: 'a',
          Bus__managedIdentityObjectId: 'b',
        },
      }),
    },
    /function "s": the connection "Bus": a managed identity has one of clientId, resource id and object id/,
  ],
  [
    'a connection string is invalid',
    {
      'app.js': registering(`serviceBusQueue('s', { queueName: 'q', connection: 'Bus', ${handler} })`),
      'local.settings.json': '{ "Values": { "Bus": "nonsense" } }',
    },
    /function "s": the connection "Bus" is no connection string/,
  ],
  [
    'a Cosmos DB input has an id and a query',
    { 'app.js': withInput("id: '1', sqlQuery: 'SELECT * FROM c'") },
    /function "f": a cosmosDB input has an "id" or a "sqlQuery", not both/,
  ],
  [
    'a binding expression is not closed',
    { 'app.js': withInput("id: '{id'") },
    /function "f": "id" of a cosmosDB input: the brace "\{" has no partner/,
  ],
  [
    'a binding expression is not supported',
    { 'app.js': withInput("id: '{datetime:yyyy}'") },
    /function "f": "id" of a cosmosDB input: the binding expression "\{datetime:yyyy\}" is not supported/,
  ],
  [
    'a query has a binding expression with members',
    { 'app.js': withInput("sqlQuery: 'SELECT * FROM c WHERE c.id = {query.id}'") },
    /function "f": a binding expression in "sqlQuery" can't have members/,
  ],
  [
    'the limit of HTTP requests is zero',
    { 'host.json': '{ "version": "2.0", "extensions": { "http": { "maxConcurrentRequests": 0 } } }' },
    /host\.json: "extensions\.http\.maxConcurrentRequests" must be a whole number from 1/,
  ],
];

test.each(faults)('when %s, a strict start fails with one line that says so', async (_, files, line) => {
  const { code, errors } = await failToStart({ scriptRoot: writeApp(files), parameters: ['--strict'] });
  expect(errors).toMatch(line);
  expect(errors.trimEnd().split('\n')).toHaveLength(1);
  expect(code).toBe(1);
});

const ofFunctions = faults.filter(([, , line]) => line.source.startsWith('function '));
const another = "app.http('fine', { handler: () => ({ body: 'fine' }) });";

test.each(ofFunctions)('when %s, the app starts without that function, as in Azure', async (_, files, line) => {
  const faulty = line.source.replace(/^function ["'](.+?)["']: /, "The '$1' function is in error: ");
  const app = { ...files, 'app.js': `${files['app.js']}\n${another}` };
  await using host = await startHostProcess({ scriptRoot: writeApp(app) });
  await host.printed(new RegExp(faulty));
  const prefix = files['host.json']?.includes('routePrefix') ? '' : 'api/';
  expect(await (await fetch(`${host.url}/${prefix}fine`)).text()).toBe('fine');
  // The list has the functions that run.
  expect(host.output()).toContain('fine: [');
  expect(host.output()).not.toMatch(/^\t[fqst9]\b.*: /m);
});

test('a fault affects only its own function, and each fault is reported on its own', async () => {
  const app = `${registering(`http('f', { route: 'a/{id:nope}', ${handler} })`)}
    app.timer('t', { schedule: '0 0 99 * * *', ${handler} });
    app.storageQueue('q', { queueName: 'q', connection: 'c', ${handler} });
    app.serviceBusQueue('s', { queueName: 'q', connection: 'Bus', ${handler} });
    ${another}`;
  await using host = await startHostProcess({ scriptRoot: writeApp({ 'app.js': app }) });
  const told = [...host.output().matchAll(/The '(\w)' function is in error: .*\. The app starts without it\.$/gm)];
  expect(told.map(([, name]) => name).sort()).toEqual(['f', 'q', 's', 't']);
  expect(await (await fetch(`${host.url}/api/fine`)).text()).toBe('fine');
  expect((await fetch(`${host.url}/api/a/1`)).status).toBe(404);
});

test('a port in use is refused by its number', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void taken.close());
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const { code, errors } = await failToStart({ scriptRoot: writeApp({}), parameters: ['--port', String(port)] });
  expect([code, errors]).toEqual([
    1,
    `Functions host: port ${port} is in use: the Functions host can't listen on 127.0.0.1:${port}\n`,
  ]);
});

test('a state file that is not a database is refused by name', async () => {
  const scriptRoot = writeApp({});
  const stateDirectory = join(scriptRoot, 'state');
  mkdirSync(stateDirectory);
  writeFileSync(join(stateDirectory, 'host.db'), 'not a database at all, but long enough to be looked at');
  const { code, errors } = await failToStart({ scriptRoot, stateDirectory });
  expect(errors).toContain(`${join(stateDirectory, 'host.db')}: not a usable database`);
  expect(code).toBe(1);
});

test('a second host on the same state is refused while the first runs', async () => {
  const scriptRoot = writeApp({});
  const stateDirectory = join(scriptRoot, '.functions-host');
  await using _first = await startHostProcess({ scriptRoot, stateDirectory });
  const { code, errors } = await failToStart({ scriptRoot, stateDirectory });
  expect(errors).toContain(`${join(stateDirectory, 'host.db')}: in use by another process`);
  expect(code).toBe(1);
});

test.each([
  [['--port', 'many'], '--port many: not a port'],
  [['--nope'], "Unknown option '--nope'"],
])('the arguments %j are refused', async (parameters, fault) => {
  const { code, errors } = await failToStart({ scriptRoot: writeApp({}), parameters });
  expect(errors).toContain(fault);
  expect(errors.trimEnd().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
});
