import { expect, test } from 'vitest';
import { Settings } from '../configuration/settings.ts';
import { type FunctionDefinition, HostConfigurationError } from '../invocation.ts';
import { cosmosTrigger } from './cosmos-trigger.ts';
import { readTriggerSettings } from './trigger-settings.ts';

const KEY = Buffer.from('key').toString('base64');

function feed(binding: Record<string, unknown> = {}): FunctionDefinition {
  const trigger = {
    ...{ type: 'cosmosDBTrigger', name: 'documents', connection: 'COSMOS', databaseName: 'shop' },
    ...{ containerName: 'orders', ...binding },
  };
  return { id: 'f', name: 'relay', bindings: { documents: trigger }, trigger };
}

function host(definition: FunctionDefinition, settings: Record<string, string>) {
  const invoker = { functions: new Map(), invoke: () => Promise.resolve({}) };
  const options = { invoker, functions: [definition], log: () => undefined, hostId: 'a' };
  return cosmosTrigger({ ...options, settings: new Settings(settings) });
}
const refused = (definition: FunctionDefinition, settings: Record<string, string>, message: string) => {
  expect(() => host(definition, settings)).toThrow(HostConfigurationError);
  expect(() => host(definition, settings)).toThrow(message);
};

test('a binding has Azure’s defaults', () => {
  expect(readTriggerSettings(feed())).toMatchObject({
    ...{ leaseContainerName: 'leases', leaseContainerPrefix: '', createLeaseContainerIfNotExists: false },
    ...{ feedPollDelay: 5000, leaseAcquireInterval: 13_000, leaseRenewInterval: 17_000 },
    ...{ leaseExpirationInterval: 60_000, maxItemsPerInvocation: 100, startFromBeginning: false },
  });
});

test('an invalid binding is refused with the function’s name and every fault', () => {
  const settings = { COSMOS: `AccountEndpoint=http://127.0.0.1:1/;AccountKey=${KEY};` };
  expect(() => host(feed(), settings)).not.toThrow();
  refused(
    feed({ databaseName: '', feedPollDelay: 'often' }),
    settings,
    'function "relay": Cosmos DB trigger: databaseName:',
  );
  refused(feed({ feedPollDelay: 'often' }), settings, 'feedPollDelay:');
  refused(
    feed({ changeFeedMode: 'AllVersionsAndDeletes' }),
    settings,
    'changeFeedMode: only LatestVersion is supported',
  );
  refused({ ...feed(), retryOptions: { retryStrategy: 'never', maxRetryCount: 1 } }, settings, 'retry policy');
});

test('a connection is found as by the WebJobs SDK, or refused by name', () => {
  const valid = `AccountEndpoint=http://127.0.0.1:1/;AccountKey=${KEY};`;
  expect(() => host(feed(), { AzureWebJobsCOSMOS: valid })).not.toThrow();
  refused(feed(), {}, 'the connection setting "COSMOS" is missing or empty');
  refused(feed(), { COSMOS: 'nonsense' }, 'the connection "COSMOS" is no connection string');
  expect(() => host(feed(), { COSMOS__accountEndpoint: 'https://a/' })).not.toThrow();
  refused(feed(), { COSMOS__clientId: 'a' }, 'nor has it the setting COSMOS__accountEndpoint');
  refused(feed({ leaseConnection: 'OTHER' }), { COSMOS: valid }, 'the connection setting "OTHER" is missing');
});
