import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseConfig } from '../../shared/config.ts';
import { checkSettings, settingsOf, settingsThatTheAppReads } from './checks/check-settings.ts';
import { deployed, type Mutation, made, mutated, variants } from './deployed.ts';

test.each(Object.entries(variants))(
  'both colours have every setting that the app reads, and no others: %s',
  (_, parameters) => {
    expect(checkSettings(deployed(parameters))).toEqual([]);
  },
);

test('the spec knows every setting that the app reads', () => {
  const read = settingsThatTheAppReads();
  expect(read).toContain('COSMOS__accountEndpoint');
  expect(read).toContain('OUTBOX_POLL_MS');
  expect(read.size).toBeGreaterThan(20);
});

const file = 'modules/function-app.bicep';
const changes: [what: string, change: Mutation, fault: RegExp][] = [
  ['is missing', { file, from: "  SAGA_STEP_ATTEMPTS: '6'\n", to: '' }, /lacks SAGA_STEP_ATTEMPTS/],
  ['is misspelt', { file, from: 'CARRIER_URL:', to: 'CARRIER_URI:' }, /has CARRIER_URI, which nobody reads/],
  [
    'is the other form of a connection',
    { file, from: 'COSMOS__accountEndpoint:', to: 'COSMOS:' },
    /lacks COSMOS__accountEndpoint/,
  ],
  [
    'has a name that App Service refuses',
    {
      file,
      from: "OUTBOX_POLL_MS: '100'",
      to: "OUTBOX_POLL_MS: '100'\n  'AzureWebJobs.relay-outbox.Disabled': 'true'",
    },
    /can't have a setting AzureWebJobs\.relay-outbox\.Disabled/,
  ],
];

test.each(changes)('the check reports a setting that %s', (_, change, fault) => {
  expect(mutated(change, checkSettings).join('\n')).toMatch(fault);
});

/** Values that a deployment would fill in. */
function filledIn(name: string, value: string): string {
  if (name === 'APPLICATIONINSIGHTS_CONNECTION_STRING') return `InstrumentationKey=${randomUUID()}`;
  const isUrl = /(endpoint|url|uri|issuer)$/i.test(name);
  return value.replaceAll(/«[^»]*»/g, isUrl ? 'https://runtime.example' : 'runtime');
}

test('the app starts with these settings and its defaults', () => {
  const [blue] = made(deployed(), 'Microsoft.Web/sites');
  if (blue === undefined) throw new Error('there is no app');
  const entries = Object.entries(settingsOf(blue)).map(([name, value]) => [name, filledIn(name, value)] as const);
  const secrets = {
    PAYMENTS_API_KEY: 'from the vault',
    CARRIER_TOKEN: 'from the vault',
    CURSOR_KEY: 'from the vault ....',
  };
  const config = parseConfig({ ...secrets, ...Object.fromEntries(entries) });
  expect(config).toMatchObject({
    gatewayRequired: true,
    takesEvents: true,
    cosmos: { managedIdentityClientId: 'runtime' },
  });

  const required = [
    'AUTH_ISSUER',
    'AUTH_AUDIENCE',
    'AUTH_JWKS_URI',
    'AUTH_TOKEN_URL',
    'PUBLIC_URL',
    'CARRIER_URL',
    'KEY_VAULT_URL',
  ];
  const connections = entries.filter(([name]) => /__|^AZURE_|^APPLICATION/.test(name) || required.includes(name));
  expect(config, 'a default of shared/config.ts has changed, and infra still sets the old one').toEqual(
    parseConfig({ ...secrets, ...Object.fromEntries(connections) }),
  );
});
