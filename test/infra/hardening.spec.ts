import { expect } from 'vitest';
import type { Deployment } from './bicep/predict.ts';
import { type Change, changed, deployed, made, templateTest, variants } from './deployed.ts';

/** What Azure leaves open by default: the properties that every resource of a type must have. */
const required: Record<string, object> = {
  'Microsoft.Storage/storageAccounts': {
    minimumTlsVersion: 'TLS1_2',
    supportsHttpsTrafficOnly: true,
    allowBlobPublicAccess: false,
    allowCrossTenantReplication: false,
  },
  'Microsoft.Storage/storageAccounts/blobServices': { deleteRetentionPolicy: { enabled: true } },
  'Microsoft.Storage/storageAccounts/blobServices/containers': { publicAccess: 'None' },
  'Microsoft.DocumentDB/databaseAccounts': {
    minimalTlsVersion: 'Tls12',
    disableKeyBasedMetadataWriteAccess: true,
    // To any second of the last week, so that a wrong write can be undone without losing the earlier ones.
    backupPolicy: { type: 'Continuous' },
  },
  'Microsoft.ServiceBus/namespaces': { minimumTlsVersion: '1.2' },
  'Microsoft.KeyVault/vaults': {
    enableRbacAuthorization: true,
    enableSoftDelete: true,
    enablePurgeProtection: true,
    enabledForDeployment: false,
    enabledForDiskEncryption: false,
    enabledForTemplateDeployment: false,
  },
  'Microsoft.Web/sites': { httpsOnly: true, siteConfig: { minTlsVersion: '1.2', scmMinTlsVersion: '1.2' } },
};

function checkHardening(deployment: Deployment): string[] {
  return Object.entries(required).flatMap(([type, properties]) => {
    const resources = made(deployment, type);
    if (resources.length === 0) return [`there is no ${type}`];
    return resources.flatMap(({ name, body }) => {
      const { properties: given } = body as { properties?: object };
      return lacking(given, properties).map((path) => `${name} hasn't ${path}`);
    });
  });
}

function lacking(given: unknown, wanted: object): string[] {
  return Object.entries(wanted).flatMap(([name, value]) => {
    const there = (given as Record<string, unknown> | undefined)?.[name];
    if (typeof value === 'object') return lacking(there, value).map((path) => `${name}.${path}`);
    return there === value ? [] : [`${name}: ${value}`];
  });
}

templateTest.each(variants)('nothing is left open or unprotected: %s', async (_, given) => {
  expect(checkHardening(await deployed(given))).toEqual([]);
});

const changes: [what: string, change: Change, fault: RegExp][] = [
  ['an old TLS version is accepted', { from: '"TLS1_2"', to: '"TLS1_0"' }, /hasn't minimumTlsVersion: TLS1_2/],
  [
    'the database has no continuous backup',
    { from: '"type":"Continuous"', to: '"type":"Periodic"' },
    /hasn't backupPolicy\.type: Continuous/,
  ],
  [
    'a minimum TLS version is missing',
    { from: '"scmMinTlsVersion":"1.2",', to: '' },
    /hasn't siteConfig\.scmMinTlsVersion: 1\.2/,
  ],
];

templateTest.each(changes)('the check reports that %s', async (_, change, fault) => {
  expect((await changed(change, checkHardening)).join('\n')).toMatch(fault);
});
