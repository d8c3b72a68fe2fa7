import type { Deployment } from '../bicep/predict.ts';
import { at } from '../bicep/value.ts';
import { made } from '../deployed.ts';
import { settingsOf } from './check-settings.ts';

const SECRET_NAME = /key|secret|token|password|sas|credential|connectionString/i;

/** Names that sound like secrets, and say only where something is or who asks. */
const HARMLESS = [
  /^(tokenUrl|AUTH_TOKEN_URL)$/,
  /^(keyVault(Name|Uri)?|AZURE_KEY_VAULT_URL|KEY_VAULT_URL)$/,
  /^\w+__(credential|connectionStringName)$/,
  /^applicationInsightsConnectionString$|^APPLICATIONINSIGHTS_CONNECTION_STRING$/,
];

const soundsSecret = (name: string) => SECRET_NAME.test(name) && !HARMLESS.some((pattern) => pattern.test(name));

/** What must be so that there are no keys at all: type, path of the property, value. */
const KEYLESS: [type: string, path: string[], value: boolean][] = [
  ['Microsoft.Storage/storageAccounts', ['properties', 'allowSharedKeyAccess'], false],
  ['Microsoft.DocumentDB/databaseAccounts', ['properties', 'disableLocalAuth'], true],
  ['Microsoft.ServiceBus/namespaces', ['properties', 'disableLocalAuth'], true],
  ['Microsoft.Insights/components', ['properties', 'DisableLocalAuth'], true],
  ['Microsoft.OperationalInsights/workspaces', ['properties', 'features', 'disableLocalAuth'], true],
  ['Microsoft.KeyVault/vaults', ['properties', 'enableRbacAuthorization'], true],
  ['Microsoft.KeyVault/vaults', ['properties', 'enablePurgeProtection'], true],
  ['Microsoft.Web/sites/basicPublishingCredentialsPolicies', ['properties', 'allow'], false],
];

/** No secret goes into a deployment, and nothing in it has a key that could open it. */
export function checkSecrets(deployment: Deployment): string[] {
  return [...checkSettings(deployment), ...checkKeyless(deployment)];
}

/** No template takes a secret, gives one away, or makes one. */
export function checkTemplateSecrets(template: string): string[] {
  const declared = [...template.matchAll(/^(param|output) (\w+)/gm)].filter(([, , name = '']) => soundsSecret(name));
  const calls = template.matchAll(/\b(list\w+|getSecret)\(/g);
  const made = template.matchAll(/Microsoft\.KeyVault\/vaults\/secrets(?=@)/g);
  return [
    ...declared.map(([text]) => text),
    ...[...calls].map(([, name = '']) => name),
    ...[...made].map(([type]) => type),
  ];
}

function checkSettings(deployment: Deployment): string[] {
  return made(deployment, 'Microsoft.Web/sites').flatMap((app) =>
    Object.entries(settingsOf(app)).flatMap(([name, value]) => {
      if (soundsSecret(name)) return [`${app.name} has a setting ${name}`];
      return /(AccountKey|SharedAccessKey|Password|sig)=/i.test(value)
        ? [`${name} of ${app.name} holds an AccountKey or the like`]
        : [];
    }),
  );
}

function checkKeyless(deployment: Deployment): string[] {
  return KEYLESS.flatMap(([type, path, value]) => {
    const found = made(deployment, type);
    const wrong = found
      .filter(({ body }) => at(body, ...path) !== value)
      .map(({ name }) => `${type} ${name}: ${path.at(-1)} isn't ${value}`);
    return found.length > 0 ? wrong : [`there is no ${type}`];
  });
}
