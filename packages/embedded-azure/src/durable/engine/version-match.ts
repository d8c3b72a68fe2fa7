import type { DurableSettings } from '../durable-settings.ts';

type VersionSettings = Pick<DurableSettings, 'defaultVersion' | 'versionMatchStrategy'>;

/** Whether this deployment may run an instance of that version. Without a version in host.json, it may run all. */
export function mayRun(version: string, { defaultVersion, versionMatchStrategy }: VersionSettings): boolean {
  if (defaultVersion === '' || versionMatchStrategy === 'None') return true;
  if (versionMatchStrategy === 'Strict') return version === defaultVersion;
  return compareVersions(version, defaultVersion) <= 0;
}

/**
 * DurableTask.Core's VersioningSettings.CompareVersions: no version comes first, then compare as System.Version, then
 * as text.
 */
export function compareVersions(a: string, b: string): number {
  if (a.trim() === '' || b.trim() === '') return Number(a.trim() !== '') - Number(b.trim() !== '');
  const [left, right] = [parts(a), parts(b)];
  if (!left || !right) return a.localeCompare(b, 'en', { sensitivity: 'accent' });
  // A missing part counts as -1, so 1.0 comes before 1.0.0.
  for (let index = 0; index < 4; index++) {
    const difference = (left[index] ?? -1) - (right[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function parts(version: string): number[] | undefined {
  return /^\d+(\.\d+){1,3}$/.test(version) ? version.split('.').map(Number) : undefined;
}
