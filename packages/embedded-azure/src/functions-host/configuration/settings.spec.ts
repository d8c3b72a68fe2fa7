import { expect, test } from 'vitest';
import { Settings } from './settings.ts';

test('a name between percent signs becomes the setting’s value', () => {
  const settings = new Settings({ TOPIC: 'orders', SUFFIX: '-a' });
  expect(settings.resolve('%TOPIC%%SUFFIX%/x', 'function "f"')).toBe('orders-a/x');
});

test('a setting that is missing is refused with its name and its owner', () => {
  expect(() => new Settings({}).resolve('%TOPIC%', 'function "f"')).toThrow(
    `function "f": '%TOPIC%' does not resolve to a value`,
  );
});

test('what is set below a name is found whatever the case of the property', () => {
  const settings = new Settings({ Bus__fullyQualifiedNamespace: 'x', Bus__CLIENTID: 'y', Bus__empty: '', Bus: 'z' });
  expect(settings.properties('Bus')).toEqual(
    new Map([
      ['fullyqualifiednamespace', 'x'],
      ['clientid', 'y'],
    ]),
  );
});

test.each([
  ['AzureWebJobs.place.Disabled', 'true', true],
  ['AzureWebJobs.place.Disabled', '1', true],
  ['AzureWebJobs_place_Disabled', 'True', true],
  ['AzureWebJobs.place.Disabled', 'false', false],
  ['AzureWebJobs.other.Disabled', 'true', false],
])('%s=%s disables: %s', (name, value, disabled) => {
  expect(new Settings({ [name]: value }).isDisabled('place')).toBe(disabled);
});
