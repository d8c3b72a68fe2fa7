import { expect, test } from 'vitest';
import { Settings } from './settings.ts';

test('a name between percent signs is replaced by the setting’s value', () => {
  const settings = new Settings({ TOPIC: 'orders', SUFFIX: '-a' });
  expect(settings.resolve('%TOPIC%%SUFFIX%/x', 'function "f"')).toBe('orders-a/x');
});

test('a missing setting is refused with its name and the function that needs it', () => {
  expect(() => new Settings({}).resolve('%TOPIC%', 'function "f"')).toThrow(
    `function "f": '%TOPIC%' does not resolve to a value`,
  );
});

test('settings below a name are found with the property in any case', () => {
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
