import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseConfig } from '../../shared/config.ts';
import { checkSettings, settingsOf, settingsThatTheAppReads } from './checks/check-settings.ts';
import { type Change, changed, deployed, made, templateTest, variants } from './deployed.ts';

templateTest.each(variants)(
  'both colours have every setting that the app reads, and no others: %s',
  async (_, given) => {
    expect(checkSettings(await deployed(given))).toEqual([]);
  },
);

test('the spec knows every setting that the app reads', () => {
  const read = settingsThatTheAppReads();
  expect(read).toContain('COSMOS__accountEndpoint');
  expect(read).toContain('OUTBOX_POLL_MS');
  expect(read.size).toBeGreaterThan(20);
});

const changes: [what: string, change: Change, fault: RegExp][] = [
  ['is missing', { from: '{"name":"SAGA_STEP_ATTEMPTS","value":"6"},', to: '' }, /lacks SAGA_STEP_ATTEMPTS/],
  ['is misspelt', { from: '"CARRIER_URL"', to: '"CARRIER_URI"' }, /has CARRIER_URI, which nobody reads/],
  [
    'is the other form of a connection',
    { from: '"COSMOS__accountEndpoint"', to: '"COSMOS"' },
    /lacks COSMOS__accountEndpoint/,
  ],
  [
    'has a name that App Service refuses',
    {
      from: '{"name":"OUTBOX_POLL_MS"',
      to: '{"name":"AzureWebJobs.relay-outbox.Disabled","value":"true"},{"name":"OUTBOX_POLL_MS"',
    },
    /can't have a setting AzureWebJobs\.relay-outbox\.Disabled/,
  ],
];

templateTest.each(changes)('the check reports a setting that %s', async (_, change, fault) => {
  expect((await changed(change, checkSettings)).join('\n')).toMatch(fault);
});

/** Values that a deployment would fill in. */
function filledIn(name: string, value: string): string {
  if (name === 'APPLICATIONINSIGHTS_CONNECTION_STRING') return `InstrumentationKey=${randomUUID()}`;
  const isUrl = /(endpoint|url|uri|issuer)$/i.test(name);
  return value.replaceAll(/«[^»]*»/g, isUrl ? 'https://runtime.example' : 'runtime');
}

templateTest('the app starts with these settings and its defaults', async () => {
  const [blue] = made(await deployed(), 'Microsoft.Web/sites');
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
    'FILES_URL',
  ];
  const connections = entries.filter(([name]) => /__|^AZURE_|^APPLICATION/.test(name) || required.includes(name));
  expect(config, 'a default of shared/config.ts has changed, and infra still sets the old one').toEqual(
    parseConfig({ ...secrets, ...Object.fromEntries(connections) }),
  );
});
