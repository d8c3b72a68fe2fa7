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

test('the connection with the prefix AzureWebJobs wins', () => {
  expect(new Settings({ Bus: 'a', AzureWebJobsBus: 'b' }).connection('Bus', 'f')).toBe('b');
  expect(new Settings({ Bus: 'a' }).connection('Bus', 'f')).toBe('a');
});

test('an identity-based connection is refused by name', () => {
  const settings = new Settings({ Bus__fullyQualifiedNamespace: 'x.servicebus.windows.net' });
  expect(() => settings.connection('Bus', 'function "f"')).toThrow(/Bus__fullyQualifiedNamespace asks for an identity/);
});

test('a connection that is missing is refused by name', () => {
  expect(() => new Settings({}).connection('Bus', 'function "f"')).toThrow(
    'function "f": the connection setting "Bus" is missing or empty',
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
