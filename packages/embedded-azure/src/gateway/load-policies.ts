import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compilePolicies, type Sections } from './compile-policies.ts';
import { expressionCompiler } from './expressions/compile-expression.ts';
import { forwardRequest } from './policies/forward-request.ts';
import type { PolicyServices } from './policies/policy.ts';
import { PolicyError } from './policy-error.ts';
import { expectOnly, type PolicyElement, refuse } from './xml/policy-element.ts';
import { readPolicyXml } from './xml/read-policy-xml.ts';

/** The file of the API's scope, the only scope. */
export const API_POLICY = 'partner-api.xml';

/**
 * Reads and compiles the policies of the API, with their `fragments/`.
 *
 * @throws PolicyError
 */
export function loadPolicies(
  directory: string,
  namedValues: Readonly<Record<string, string>>,
  services: PolicyServices,
): Sections {
  const read = (path: string, file: string) =>
    readPolicyXml(file, fillIn(file, readFileSync(path, 'utf8'), namedValues));
  const fragments = new Map<string, PolicyElement>();
  const fragmentsIn = join(directory, 'fragments');
  for (const name of existsSync(fragmentsIn) ? xmlFiles(fragmentsIn) : []) {
    const fragment = read(join(fragmentsIn, name), `fragments/${name}`);
    if (fragment.name !== 'fragment') refuse(fragment, 'the outermost element has to be <fragment>');
    expectOnly(fragment, { children: fragment.children.map((child) => child.name) });
    fragments.set(basename(name, '.xml'), fragment);
  }

  const fragment = (id: string) => fragments.get(id);
  const files = xmlFiles(directory);
  if (!files.includes(API_POLICY))
    throw new PolicyError(API_POLICY, 'policies', `there is no such file in ${directory}`);
  const unread = files.find((file) => file !== API_POLICY);
  if (unread !== undefined)
    throw new PolicyError(unread, 'policies', 'policies of single operations are not supported');
  return compilePolicies(read(join(directory, API_POLICY), API_POLICY), {
    services,
    fragment,
    base: outermost(services),
  });
}

/** API Management's default for the outermost scope: the request is forwarded. */
function outermost(services: PolicyServices): Sections {
  const element: PolicyElement = {
    file: 'global',
    name: 'forward-request',
    attributes: new Map(),
    children: [],
    text: '',
  };
  const forward = forwardRequest(element, {
    services,
    expression: expressionCompiler(services.clock.now),
    steps: () => [],
  });
  return { inbound: [], backend: [forward], outbound: [], 'on-error': [] };
}

function xmlFiles(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.xml'))
    .sort();
}

/** Inserts named values, escaped: in API Management they are text, not markup. */
function fillIn(file: string, text: string, namedValues: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{([\w.-]+)\}\}/g, (_match, name: string) => {
    const value = Object.hasOwn(namedValues, name) ? namedValues[name] : undefined;
    if (value === undefined) throw new PolicyError(file, 'named value', `{{${name}}} has no value`);
    return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  });
}
