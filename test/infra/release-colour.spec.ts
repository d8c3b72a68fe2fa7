import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expressionCompiler } from '@partner-orders/embedded-azure/internals/gateway/expressions/compile-expression';
import type { PolicyElement } from '@partner-orders/embedded-azure/internals/gateway/xml/policy-element';
import { readPolicyXml } from '@partner-orders/embedded-azure/internals/gateway/xml/read-policy-xml';
import { expect, test } from 'vitest';
import { infraFolder } from './deployed.ts';

/** The policy that only Azure has. The compiler of the local gateway runs its conditions here. */
const file = 'policies/azure/service.xml';
const policies = readPolicyXml(file, readFileSync(join(infraFolder, file), 'utf8'));
const compile = expressionCompiler(() => 0);

const all = (element: PolicyElement): PolicyElement[] => [element, ...element.children.flatMap(all)];
const named = (name: string, among = policies) => all(among).filter((element) => element.name === name);
const conditionOf = (element: PolicyElement | undefined) =>
  compile((element?.attributes.get('condition') ?? '').replace(/^@\((.*)\)$/s, '$1'));
const names = (element: PolicyElement, variable: string) => element.attributes.get('name') === variable;

/** Where a request may be sent to one colour by name. */
const steering = named('when').filter((when) =>
  named('set-variable', when).some((set) => names(set, 'member') && set.attributes.get('value') !== ''),
);

function isSteered(askedColour: string, roles: string): unknown {
  const variables = new Map<string, unknown>([
    ['askedColour', askedColour],
    ['roles', roles],
  ]);
  return conditionOf(steering[0]).evaluate({ variables } as Parameters<ReturnType<typeof compile>['evaluate']>[0]);
}

test('one condition decides who can choose a colour by name', () => {
  expect(steering).toHaveLength(1);
  expect(named('set-variable').filter((set) => names(set, 'member'))).toHaveLength(2);
});

test.each(['blue', 'green'])('a caller with the release role may choose %s', (colour) => {
  expect(isSteered(colour, 'release.smoke')).toBe(true);
  expect(isSteered(colour, 'orders.read,release.smoke')).toBe(true);
});

test.each([
  '',
  'orders.read',
  'orders.read,orders.write,tier.generous',
  'not.release.smoke',
  'release.smoke2',
  'RELEASE.SMOKE',
])('callers with the roles %j are routed by the weights', (roles) => {
  for (const colour of ['blue', 'green']) expect(isSteered(colour, roles)).toBe(false);
});

test.each(['', 'red', 'green-x', 'xgreen', 'v1-green'])('%j is not accepted as a colour', (colour) => {
  expect(isSteered(colour, 'release.smoke')).toBe(false);
});

test('the roles are read from the token, and the chosen colour is not sent to the app', () => {
  const [roles] = named('set-variable').filter((set) => names(set, 'roles'));
  expect(roles?.attributes.get('value')).toMatch(
    /^@\(context\.Request\.Headers\.GetValueOrDefault\("Authorization", ""\)\.Split\(' '\)\.Last\(\)\.AsJwt\(\)\?\.Claims\.GetValueOrDefault\("roles", ""\) \?\? ""\)$/,
  );
  const deleted = named('set-header').filter((set) => set.attributes.get('exists-action') === 'delete');
  expect(deleted.map((set) => set.attributes.get('name'))).toEqual(['x-release-colour']);
});
