import { parseConfig } from '../../../shared/config.ts';
import type { Deployed, Deployment } from '../bicep/predict.ts';
import { at } from '../bicep/value.ts';
import { made } from '../deployed.ts';

/** Read by the Functions host, its extensions or a library, and by nothing in the app. */
const READ_BY_THE_PLATFORM = [
  /^AzureWebJobsStorage__(blobServiceUri|queueServiceUri|tableServiceUri|credential|clientId)$/,
  /^AzureFunctionsJobHost__/,
  /^TASK_HUB$/,
  /^APPLICATIONINSIGHTS_(CONNECTION|AUTHENTICATION)_STRING$/,
  /^(COSMOS|SERVICE_BUS)__credential$/,
  /^DURABLE_TASK_SCHEDULER$/,
];

/**
 * For the developer's machine: connection strings, a page that signs in by itself, and webhooks to that machine. Or App
 * Service's own, which every app has. Or `host.json` has it.
 */
const NOT_SET = [
  'AzureFunctionsJobHost__extensions__serviceBus__maxConcurrentCalls',
  'COSMOS',
  'SERVICE_BUS',
  'DOCS_SIGN_IN_URL',
  'WEBHOOK_ALLOW_LOOPBACK',
  'WEBSITE_SITE_NAME',
  'WEBSITE_POD_NAME',
  'CONTAINER_NAME',
  'WEBSITE_INSTANCE_ID',
];

/** Every setting that shared/config.ts asks for, by letting it ask. */
export function settingsThatTheAppReads(): Set<string> {
  const asked = new Set<string>();
  const environment = new Proxy<Record<string, string>>(
    {},
    {
      get(_, name) {
        asked.add(String(name));
        return undefined;
      },
      has: () => true,
    },
  );
  try {
    parseConfig(environment);
  } catch {
    // It misses everything: that it asked is all we want.
  }
  return asked;
}

export function settingsOf(app: Deployed): Record<string, string> {
  const list = at(app.body, 'properties', 'siteConfig', 'appSettings') ?? [];
  if (!Array.isArray(list)) throw new Error(`${app.name} has no list of settings`);
  return Object.fromEntries(list.map((setting) => [String(at(setting, 'name')), String(at(setting, 'value'))]));
}

/** Each colour has what the app reads, and nothing else. */
export function checkSettings(deployment: Deployment): string[] {
  const read = [...settingsThatTheAppReads()].filter((name) => !NOT_SET.includes(name));
  return made(deployment, 'Microsoft.Web/sites').flatMap((app) => {
    const settings = settingsOf(app);
    const missing = read.filter((name) => settings[name] === undefined).map((name) => `${app.name} lacks ${name}`);
    const idle = Object.keys(settings)
      .filter((name) => !read.includes(name) && !READ_BY_THE_PLATFORM.some((pattern) => pattern.test(name)))
      .map((name) => `${app.name} has ${name}, which nobody reads`);
    // App Service on Linux takes no other names.
    const unlawful = Object.keys(settings)
      .filter((name) => !/^[A-Za-z0-9_.]+$/.test(name))
      .map((name) => `${app.name} can't have a setting ${name}`);
    return [...missing, ...idle, ...unlawful];
  });
}
