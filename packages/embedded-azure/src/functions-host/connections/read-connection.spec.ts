import { expect, test } from 'vitest';
import { Settings } from '../configuration/settings.ts';
import { readConnection } from './read-connection.ts';

const read = (environment: Record<string, string>) =>
  readConnection(new Settings(environment), 'Bus', 'fullyQualifiedNamespace', 'function "f"');

test('the connection with the prefix AzureWebJobs takes precedence, of either kind', () => {
  expect(read({ Bus: 'a', AzureWebJobsBus: 'b' })).toMatchObject({ kind: 'string', text: 'b' });
  expect(read({ Bus: 'a' })).toMatchObject({ kind: 'string', text: 'a' });
  expect(read({ Bus: 'a', AzureWebJobsBus__fullyQualifiedNamespace: 'n' })).toMatchObject({ endpoint: 'n' });
});

test('a connection string takes precedence over an identity of the same name', () => {
  expect(read({ Bus: 'a', Bus__fullyQualifiedNamespace: 'n' })).toMatchObject({ kind: 'string' });
});

test('an identity has an endpoint and its other settings', () => {
  const connection = read({ Bus__fullyQualifiedNamespace: 'n', Bus__clientId: 'c' });
  if (connection.kind !== 'identity') throw new Error('not an identity');
  expect(connection.endpoint).toBe('n');
  expect(connection.identity.get('clientid')).toBe('c');
});

test('a connection that is missing or has no endpoint is refused by name', () => {
  expect(() => read({})).toThrow('function "f": the connection setting "Bus" is missing or empty');
  expect(() => read({ Bus__clientId: 'c' })).toThrow(
    'function "f": the connection "Bus" is neither a connection string nor has it the setting Bus__fullyQualifiedNamespace',
  );
});
