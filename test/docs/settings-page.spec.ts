import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Settings } from '../../shared/settings.ts';
import { settingsFile, settingsText } from '../../tools/build/write-settings.ts';
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
