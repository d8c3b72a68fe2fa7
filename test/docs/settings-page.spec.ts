import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Settings } from '../../shared/settings.ts';
import { settingsFile, settingsText } from '../../tools/build/write-settings.ts';

test('the page of settings is what the schema, Bicep and the sample say: if not, npm run settings', () => {
  expect(readFileSync(settingsFile, 'utf8')).toBe(settingsText());
});

test('every setting that the app reads is described, with its group', () => {
  const silent = Object.entries(Settings.shape).filter(
    ([, setting]) => !(setting.meta()?.['description'] && setting.meta()?.['group']),
  );
  expect(silent.map(([name]) => name)).toEqual([]);
});
