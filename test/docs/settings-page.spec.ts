import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Settings } from '../../shared/settings.ts';
import { settingsFile, settingsText } from '../../tools/build/write-settings.ts';
import { root } from '../../tools/root.ts';
import { settingsOf } from '../infra/checks/check-settings.ts';
import { deployed, everything, made, templateTest } from '../infra/deployed.ts';

test('the page of settings matches the schema, Bicep and the sample: if not, run npm run settings', () => {
  expect(readFileSync(settingsFile, 'utf8')).toBe(settingsText());
});

templateTest('the page has every setting that Bicep sets for a colour', async () => {
  const page = readFileSync(settingsFile, 'utf8');
  const [app] = made(await deployed(everything), 'Microsoft.Web/sites');
  const names = app ? Object.keys(settingsOf(app)) : [];
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
});

test('every setting of the app has a description and a group', () => {
  const silent = Object.entries(Settings.shape).filter(
    ([, setting]) => !(setting.meta()?.['description'] && setting.meta()?.['group']),
  );
  expect(silent.map(([name]) => name)).toEqual([]);
});

test('the app knows how many messages host.json lets a process handle at the same time', () => {
  const { extensions } = JSON.parse(readFileSync(join(root, 'host.json'), 'utf8'));
  const name = 'AzureFunctionsJobHost__extensions__serviceBus__maxConcurrentCalls';
  expect(Settings.shape[name].parse(undefined)).toBe(extensions.serviceBus.maxConcurrentCalls);
});
