import { expect } from 'vitest';
import type { Deployment } from './bicep/predict.ts';
import { checkTags } from './checks/check-tags.ts';
import { checkWellArchitected } from './checks/check-well-architected.ts';
import { type Change, changed, deployed, everything, least, made, templateTest, variants } from './deployed.ts';

/** What Azure leaves open by default: the properties that every resource of a type must have. */
const required: Record<string, object> = {
  'Microsoft.Storage/storageAccounts': {
    minimumTlsVersion: 'TLS1_2',
    supportsHttpsTrafficOnly: true,
    allowSharedKeyAccess: false,
    allowBlobPublicAccess: false,
    allowCrossTenantReplication: false,
  },
  'Microsoft.Storage/storageAccounts/blobServices': {
    containerDeleteRetentionPolicy: { enabled: true },
  },
  'Microsoft.Storage/storageAccounts/blobServices/containers': { publicAccess: 'None' },
  'Microsoft.DocumentDB/databaseAccounts': {
    minimalTlsVersion: 'Tls12',
    disableLocalAuth: true,
    disableKeyBasedMetadataWriteAccess: true,
    // To any second of the last week, so that a wrong write can be undone without losing the earlier ones.
    backupPolicy: { type: 'Continuous' },
  },
  'Microsoft.ServiceBus/namespaces': { minimumTlsVersion: '1.2', disableLocalAuth: true },
  'Microsoft.KeyVault/vaults': {
    enableRbacAuthorization: true,
    enableSoftDelete: true,
    enablePurgeProtection: true,
    enabledForDeployment: false,
    enabledForDiskEncryption: false,
    enabledForTemplateDeployment: false,
  },
  'Microsoft.Web/sites': {
    httpsOnly: true,
    clientAffinityEnabled: false,
    siteConfig: { minTlsVersion: '1.2', scmMinTlsVersion: '1.2' },
  },
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': { allow: false },
  'Microsoft.ApiManagement/service': {
    developerPortalStatus: 'Disabled',
    apiVersionConstraint: { minApiVersion: '2021-08-01' },
  },
  'Microsoft.ApiManagement/service/apis': { protocols: ['https'] },
  'Microsoft.OperationalInsights/workspaces': { features: { disableLocalAuth: true } },
  'Microsoft.Insights/components': { DisableLocalAuth: true, IngestionMode: 'LogAnalytics' },
  'Microsoft.Insights/scheduledQueryRules': { enabled: true },
  'Microsoft.Insights/metricAlerts': { enabled: true, autoMitigate: true },
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

templateTest.each(variants)('keeps the rules of docs/well-architected.md that span resources: %s', async (_, given) => {
  expect(checkWellArchitected(await deployed(given))).toEqual([]);
});

const broken: [what: string, change: Change, fault: RegExp][] = [
  [
    'a subnet has no security group',
    { given: everything, from: /"networkSecurityGroup":\{"id":"[^"]+"\},/, to: '' },
    /subnet \S+ has no security group/,
  ],
  [
    'a subnet has Azure’s own way out',
    { given: everything, from: '"defaultOutboundAccess":false', to: '"defaultOutboundAccess":true' },
    /subnet \S+ has a way out that nobody chose/,
  ],
  ['a security group lets shells out', { given: everything, from: '"22",', to: '' }, /nsg-\S+ lets port 22 out/],
  [
    'the firewall only watches',
    { given: everything, from: '"mode":"Prevention"', to: '"mode":"Detection"' },
    /the firewall doesn't block/,
  ],
  ['a backend is called without TLS', { from: '"url":"https://', to: '"url":"http://' }, /is called over http:/],
  [
    'nothing logs who read secrets',
    { from: '"category":"AuditEvent"', to: '"category":"None"' },
    /kv-\w+ doesn't log AuditEvent/,
  ],
  [
    'nothing logs who used Service Bus',
    { given: everything, from: '"category":"RuntimeAuditLogs"', to: '"category":"None"' },
    /sb-\w+ doesn't log RuntimeAuditLogs/,
  ],
  [
    'a rule runs more often than every five minutes',
    {
      from: /("type":"Microsoft\.Insights\/scheduledQueryRules".*?"evaluationFrequency":)"PT5M"/,
      to: '$1"PT1M"',
    },
    /\S+ runs each PT1M/,
  ],
];

templateTest.each(broken)('the check reports that %s', async (_, change, fault) => {
  expect((await changed(change, checkWellArchitected)).join('\n')).toMatch(fault);
});

const tags = { owner: 'orders-team', costCentre: 'CC-1' };
const tagged = {
  'azd-env-name': 'spec',
  application: 'partner-orders',
  environment: 'spec',
  owner: 'orders-team',
  'cost-centre': 'CC-1',
};

templateTest('every resource that can have tags has those of the environment', async () => {
  expect(checkTags(await deployed({ ...everything, ...tags }), tagged)).toEqual([]);
});

templateTest('no tag is empty', async () => {
  const [group] = made(await deployed(least), 'Microsoft.Resources/resourceGroups');
  expect(Object.keys(group?.body['tags'] ?? {})).toEqual(['azd-env-name', 'application', 'environment']);
});

templateTest('the check reports that a resource has no tags', async () => {
  const without = { given: { ...everything, ...tags }, from: '"owner":"orders-team"', to: '"owner":"nobody"' };
  expect(await changed(without, (deployment) => checkTags(deployment, tagged))).not.toEqual([]);
});
