import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseConfig } from '../../shared/config.ts';
import type { Json } from './bicep/value.ts';
import { settingsOf } from './checks/check-settings.ts';
import { checkSwitches } from './checks/check-switches.ts';
import { type Change, changed, deployed, everything, infraFolder, made, templateTest, variants } from './deployed.ts';

templateTest.each(variants)('every switch is as it must be: %s', async (_, given) => {
  expect(checkSwitches(await deployed(given))).toEqual([]);
});

templateTest(
  'deleted files can be restored for a week, but not those of partners: they can hold personal data',
  async () => {
    const deployment = await deployed(everything);
    const policies = made(deployment, 'Microsoft.Storage/storageAccounts/blobServices').map(({ name, body }) => {
      return [/^stfiles/.test(name), (body as { properties: { deleteRetentionPolicy: object } }).properties];
    });
    expect(new Map(policies as [boolean, { deleteRetentionPolicy: object }][])).toEqual(
      new Map([
        [true, expect.objectContaining({ deleteRetentionPolicy: { enabled: false } })],
        [false, expect.objectContaining({ deleteRetentionPolicy: { enabled: true, days: 7 } })],
      ]),
    );
  },
);

const changes: [what: string, change: Change, fault: RegExp][] = [
  [
    'the vault lets Azure’s services in',
    { from: '"bypass":"None"', to: '"bypass":"AzureServices"' },
    /bypass is AzureS/,
  ],
  [
    'the database lets Azure’s services in',
    { from: '"networkAclBypass":"None"', to: '"networkAclBypass":"AzureServices"' },
    /networkAclBypass is AzureServices/,
  ],
  [
    'other tenants may sign in',
    { from: '"AzureADMyOrg"', to: '"AzureADMultipleOrgs"' },
    /signInAudience is AzureADMult/,
  ],
  ['an app answers without TLS', { from: '"requireHttps":true', to: '"requireHttps":false' }, /requireHttps is false/],
  [
    'deleted secrets are kept for a week',
    { from: '"softDeleteRetentionInDays":90', to: '"softDeleteRetentionInDays":7' },
    /softDeleteRetentionInDays is 7/,
  ],
  [
    'Front Door trusts any certificate',
    { from: '"enforceCertificateNameCheck":true', to: '"enforceCertificateNameCheck":false' },
    /enforceCertificateNameCheck is false/,
  ],
  [
    'machines may register their names',
    { from: '"registrationEnabled":false', to: '"registrationEnabled":true' },
    /registrationEnabled is true/,
  ],
  ['a switch is new', { from: '"httpsOnly":true', to: '"httpsOnly":true,"sshEnabled":true' }, /sshEnabled is a switch/],
];

templateTest.each(changes)('the check reports that %s', async (_, change, fault) => {
  expect((await changed({ given: everything, ...change }, checkSwitches)).join('\n')).toMatch(fault);
});

const main = readFileSync(join(infraFolder, 'main.bicep'), 'utf8');
const parametersOf = (type: string) =>
  [...main.matchAll(new RegExp(`^param (\\w+) ${type}\\b`, 'gm'))].map(([, name = '']) => name);

test('prod.bicepparam switches on every protection that can be chosen', () => {
  const prod = readFileSync(join(infraFolder, 'prod.bicepparam'), 'utf8');
  const protections = parametersOf('bool').filter((name) => name !== 'standBy');
  expect(protections).toContain('deleteLocks');
  expect(protections.filter((name) => !prod.includes(`\nparam ${name} = true\n`))).toEqual([]);
});

/** Values that nothing else has. */
const UNUSUAL: Readonly<Record<string, Json>> = {
  maximumInstanceCount: 143,
  alwaysReadyHttp: 11,
  alwaysReadyDurable: 13,
  httpConcurrency: 37,
  apiManagementUnits: 9,
  cosmosSharedThroughput: 13_000,
  cosmosOrdersThroughput: 17_000,
  logRetentionDays: 97,
  recipientKeptDays: 211,
  logDailyQuotaGb: 19,
  monthlyBudget: 4_321,
  telemetrySamplingRatio: '0.37',
  eventTimeToLive: 'P13D',
  duplicateDetectionWindow: 'PT23H',
  messageLockDuration: 'PT17S',
};

/** The numbers that do not arrive as they are given. */
const changedOnTheWay = (resources: unknown) => {
  const text = JSON.stringify(resources);
  return Object.entries(UNUSUAL).filter(([, value]) => !new RegExp(`[":]${value}[",}\\]]`).test(text));
};

templateTest('every number that can be chosen arrives as it is', async () => {
  expect(Object.keys(UNUSUAL)).toEqual(expect.arrayContaining(parametersOf('int')));
  const given = { ...everything, ...UNUSUAL };
  expect(changedOnTheWay((await deployed(given)).resources)).toEqual([]);
  const times100 = { given, from: '"dailyQuotaGb":19', to: '"dailyQuotaGb":1900' };
  expect(await changed(times100, ({ resources }) => changedOnTheWay(resources))).toEqual([['logDailyQuotaGb', 19]]);
});

const TENANT = 'https://login.microsoftonline.com/00000000-0000-0000-0000-000000000002';

templateTest.each(variants)('both apps take tokens of this tenant, and accept their settings: %s', async (_, given) => {
  for (const app of made(await deployed(given), 'Microsoft.Web/sites')) {
    const settings = settingsOf(app);
    expect(settings).toMatchObject({
      AUTH_ISSUER: `${TENANT}/v2.0`,
      AUTH_JWKS_URI: `${TENANT}/discovery/v2.0/keys`,
      AUTH_TOKEN_URL: `${TENANT}/oauth2/v2.0/token`,
    });
    const known = Object.entries(settings).filter(([, value]) => !/«/.test(value));
    const secrets = {
      PAYMENTS_API_KEY: 'of the vault',
      CARRIER_TOKEN: 'of the vault',
      CURSOR_KEY: 'of the vault ....',
    };
    // What only a deployment knows may be missing here; what is known must be valid.
    const faultOf = () => {
      try {
        parseConfig({ ...secrets, ...Object.fromEntries(known) });
        return '';
      } catch (error) {
        return String(error);
      }
    };
    const names = known.map(([name]) => name).filter((name) => new RegExp(`\\b${name}\\b`).test(faultOf()));
    expect(names, faultOf()).toEqual([]);
  }
});

const Config = z.object({
  extensions: z.object({ microsoftGraphV1: z.string() }),
  analyzers: z.object({
    core: z.object({ enabled: z.boolean(), rules: z.record(z.string(), z.object({ level: z.string() })) }),
  }),
});

test('every rule of the compiler is an error, except three that are off for a reason', () => {
  const text = readFileSync(join(infraFolder, 'bicepconfig.json'), 'utf8');
  const { analyzers, extensions } = Config.parse(JSON.parse(text.replaceAll(/^\s*\/\/.*$/gm, '')));
  const { enabled, rules } = analyzers.core;
  const others = Object.keys(rules).filter((name) => rules[name]?.level !== 'error');
  expect([enabled, others]).toEqual([true, ['no-module-name', 'use-recent-api-versions', 'use-description-vars']]);
  for (const name of others) expect(text).toMatch(new RegExp(`// .+\\n\\s*"${name}": \\{ "level": "off" \\}`));
  expect(extensions.microsoftGraphV1).toMatch(/^br:mcr\.microsoft\.com\/bicep\/extensions\/microsoftgraph\//);
});
