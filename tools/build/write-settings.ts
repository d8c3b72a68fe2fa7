import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type SettingDescription, Settings } from '../../shared/settings.ts';
import { runCommand } from '../command-line/run-command.ts';
import { root } from '../root.ts';
import { writeGenerated } from './write-generated.ts';

export const settingsFile = join(root, 'docs', 'settings.md');

/** A setting as JSON Schema shows it, with its `meta`. */
interface Described extends SettingDescription {
  default?: unknown;
  enum?: string[];
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
}

/** Settings that the Functions host or an SDK reads, and the app does not. */
const HOST_SETTINGS: Record<string, string> = {
  FUNCTIONS_WORKER_RUNTIME: 'The language of the app. Flex Consumption takes it from `functionAppConfig` instead',
  AzureWebJobsStorage: 'Connection string of the host’s storage, for timers, keys and sagas',
  AzureWebJobsStorage__blobServiceUri:
    'Endpoint of the blobs of the host’s storage. The host signs in with an identity',
  AzureWebJobsStorage__queueServiceUri: 'Endpoint of the queues of that storage',
  AzureWebJobsStorage__tableServiceUri: 'Endpoint of the tables of that storage',
  AzureWebJobsStorage__credential: 'The kind of identity with which the host opens its storage',
  AzureWebJobsStorage__clientId: 'Client id of that identity',
  COSMOS__credential: 'The kind of identity with which the change-feed trigger signs in to Cosmos DB',
  SERVICE_BUS__credential: 'The kind of identity with which triggers sign in to Service Bus',
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'The identity with which the host sends its own telemetry',
  DURABLE_TASK_SCHEDULER: 'Connection string of the Durable Task Scheduler, if it stores the sagas',
  IDENTITY_ENDPOINT: 'URL where the app gets tokens for its identity. App Service sets it',
  IDENTITY_HEADER: 'Secret that the app sends to `IDENTITY_ENDPOINT`. App Service sets it',
  NODE_EXTRA_CA_CERTS: 'File with the certificate of the embedded key vault, which Node then trusts',
  TASK_HUB: 'Name of the task hub, which `host.json` uses. Each colour has its own. The scale controller reads it too',
  AzureFunctionsJobHost__extensions__durableTask__hubName:
    'The same for packages up to 0.1.0, whose `host.json` has another name',
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'The kind of storage for sagas',
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName:
    'Name of the setting with the connection string of that storage',
  AzureFunctionsJobHost__extensions__durableTask__maxConcurrentActivityFunctions:
    'How many saga steps run at the same time. Locally, requests and sagas share one thread, so this is lower',
  AzureFunctionsJobHost__extensions__durableTask__maxConcurrentOrchestratorFunctions:
    'How many sagas run at the same time. Lower for the same reason',
};

/** @returns the text of docs/settings.md */
export function settingsText(): string {
  const inAzure = settingsInBicep();
  const local = settingsInSample();
  const schema = z.toJSONSchema(Settings, { io: 'input', unrepresentable: 'any' });
  const required = new Set(schema.required);
  const described = Object.entries(schema.properties ?? {}) as unknown as [string, Described][];
  const groups = Map.groupBy(described, ([, { group }]) => group);
  const row = (name: string, cells: string[]) =>
    `| \`${name}\` | ${[...cells, inAzure[name], local[name]].join(' | ')} |`;
  const tables = [...groups].map(([group, settings]) => {
    const rows = settings.map(([name, setting]) =>
      row(name, [defaultOf(setting, required.has(name)), wordsOn(setting)]),
    );
    return `## ${group}\n\n| setting | default | what it does | in Azure | locally |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  const others = [...new Set([...Object.keys(inAzure), ...Object.keys(local)])].filter(
    (name) => !schema.properties?.[name],
  );
  const hosts = others.map((name) => row(name, [descriptionOf(name)]));
  return `# Settings

*Written by \`npm run settings\` from \`shared/settings.ts\`; a spec fails when this page is out of date.*

The app reads its settings once, when it starts. A missing or malformed setting ends the start with one line that names every
fault. **In Azure** is what \`infra/modules/function-app.bicep\` sets for both colours: a value, or the parameter that it comes from.
**Locally** is what [local.settings.sample.json](../local.settings.sample.json) holds; \`npm start\` sets the same, with real addresses.
A dash means that nothing sets it, and the default counts. No setting is a secret, except for the connection strings of a developer
machine: secrets are [in the key vault](secrets.md).

${tables.join('\n')}
## Read by the Functions host

The app does not read these: the Functions host, its extensions or an SDK does.

| setting | what it does | in Azure | locally |
|---|---|---|---|
${hosts.join('\n')}
`.replaceAll(/\| +(?=\|)/g, '| – ');
}

function defaultOf({ default: fallback }: Described, isRequired: boolean): string {
  if (isRequired) return 'required';
  return fallback === undefined || fallback === '' ? '' : code(String(fallback));
}

function wordsOn({ description, unit, enum: choices, minimum, exclusiveMinimum, maximum }: Described): string {
  const least = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1);
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  const range = least === undefined || most === undefined ? undefined : `${least} to ${most}`;
  const facts = [unit, choices?.map(code).join(' or '), range].filter((fact) => fact !== undefined);
  return `${description}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`;
}

function descriptionOf(name: string): string {
  const description = HOST_SETTINGS[name];
  if (description === undefined) {
    throw new Error(
      `${name} is set and described nowhere: in shared/settings.ts if the app reads it, else in ${import.meta.filename}`,
    );
  }
  return description;
}

/** The lines of the three objects of settings, as the template writes them: each object ends with an empty line. */
function settingsInBicep(): Record<string, string> {
  const text = readFileSync(join(root, 'infra', 'modules', 'function-app.bicep'), 'utf8');
  const objects = text.matchAll(/^var (?:host|scheduler|app)Settings = .*\n((?: {2}.*\n)+)/gm);
  const lines = [...objects].flatMap(([, body = '']) => [...body.matchAll(/^ {2,}(\w+): (.+)$/gm)]);
  return Object.fromEntries(
    lines.map(([, name = '', value = '']) => [name, code(/^'([^'$]*)'$/.exec(value)?.[1] ?? value)]),
  );
}

function settingsInSample(): Record<string, string> {
  const { Values: values } = JSON.parse(readFileSync(join(root, 'local.settings.sample.json'), 'utf8'));
  return Object.fromEntries(Object.entries<string>(values).map(([name, value]) => [name, code(value)]));
}

const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``;

if (import.meta.main) {
  await runCommand({
    usage: `npm run settings

Writes docs/settings.md from shared/settings.ts, from what Bicep sets and from local.settings.sample.json.`,
    options: {},
    run() {
      process.stdout.write(`${writeGenerated({ [settingsFile]: settingsText() })}\n`);
    },
  });
}
