import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scopes } from '../../shared/domain/scopes.ts';

test('the registration of the API has an app role for each scope, with what it allows', () => {
  const bicep = readFileSync('infra/modules/app-registrations.bicep', 'utf8');
  const roles = [...bicep.matchAll(/\{ value: '([^']+)', description: '([^']+)' \}/g)].map(([, value, description]) => [
    value,
    description,
  ]);
  const others = /^(tier|release)\./;
  expect(Object.fromEntries(roles.filter(([value]) => !others.test(value ?? '')))).toEqual(scopes);
});
