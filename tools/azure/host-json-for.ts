/** `durableBackend` of infra/main.bicep. */
export const durableBackends = ['azureStorage', 'scheduler'] as const;
export type DurableBackend = (typeof durableBackends)[number];

/** As function-app.bicep names the setting. */
const SCHEDULER = { type: 'azureManaged', connectionStringName: 'DURABLE_TASK_SCHEDULER' };

/**
 * The host.json of a package. The scale controller reads hub and storage from this file and ignores the settings
 * `AzureFunctionsJobHost__…`, so a setting alone would run sagas that nothing scales.
 *
 * @param hostJson the text of the project's host.json, which names Azure Storage
 */
export function hostJsonFor(backend: DurableBackend, hostJson: string): string {
  if (backend === 'azureStorage') return hostJson;
  const host = JSON.parse(hostJson);
  const durableTask = { ...host.extensions.durableTask, storageProvider: SCHEDULER };
  const extensions = { ...host.extensions, durableTask };
  return `${JSON.stringify({ ...host, extensions }, undefined, 2)}\n`;
}
