import { expressionCompiler } from './expressions/compile-expression.ts';
import { authenticationManagedIdentity } from './policies/authentication-managed-identity.ts';
import { choose } from './policies/choose.ts';
import { forwardRequest } from './policies/forward-request.ts';
import type { CompilePolicy, PolicyServices } from './policies/policy.ts';
import { rateLimitByKey } from './policies/rate-limit-by-key.ts';
import { retry } from './policies/retry.ts';
import { returnResponse } from './policies/return-response.ts';
import { setRequestHeader, setResponseHeader } from './policies/set-header.ts';
import { setVariable } from './policies/set-variable.ts';
import { validateJwt } from './policies/validate-jwt.ts';
import type { Step } from './step.ts';
import { expectOnly, type PolicyElement, refuse, requiredAttribute } from './xml/policy-element.ts';

const anywhere = { choose, 'set-variable': setVariable, 'return-response': returnResponse };

/** The supported policies, by the sections that may contain them. */
const policiesBySection = {
  inbound: tableOf({
    ...anywhere,
    'set-header': setRequestHeader,
    'validate-jwt': validateJwt,
    'rate-limit-by-key': rateLimitByKey,
    'authentication-managed-identity': authenticationManagedIdentity,
  }),
  backend: tableOf({ choose, retry, 'forward-request': forwardRequest }),
  outbound: tableOf({ ...anywhere, 'set-header': setResponseHeader }),
  'on-error': tableOf({ ...anywhere, 'set-header': setResponseHeader }),
} as const;

export type SectionName = keyof typeof policiesBySection;
export type Sections = Readonly<Record<SectionName, readonly Step[]>>;

export const SECTIONS = ['inbound', 'backend', 'outbound', 'on-error'] as const satisfies readonly SectionName[];

export interface CompileOptions {
  readonly services: PolicyServices;
  /** The fragment with this id; undefined if there is none. */
  readonly fragment: (id: string) => PolicyElement | undefined;
  /** The policies that `<base />` includes. */
  readonly base: Sections;
}

/**
 * Compiles a policy file. All four sections are required: a missing one would run nothing of the outer scope, which
 * nobody intends.
 *
 * @throws PolicyError for everything that is not supported
 */
export function compilePolicies(policies: PolicyElement, options: CompileOptions): Sections {
  if (policies.name !== 'policies') refuse(policies, 'the outermost element has to be <policies>');
  expectOnly(policies, { children: [...SECTIONS] });
  const section = (name: SectionName) => {
    const [element, second] = policies.children.filter((child) => child.name === name);
    if (element === undefined || second !== undefined) refuse(policies, `needs exactly one <${name}>`);
    return compileSection(element, name, options);
  };
  return {
    inbound: section('inbound'),
    backend: section('backend'),
    outbound: section('outbound'),
    'on-error': section('on-error'),
  };
}

function compileSection(section: PolicyElement, name: SectionName, options: CompileOptions): readonly Step[] {
  const { services, base, fragment } = options;
  const expression = expressionCompiler(services.clock.now);
  const table = policiesBySection[name];
  const compile = (element: PolicyElement, within?: string): readonly Step[] => {
    if (element.name === 'include-fragment') {
      expectOnly(element, { attributes: ['fragment-id'] });
      const id = requiredAttribute(element, 'fragment-id');
      const included = fragment(id) ?? refuse(element, `there is no fragment ${id}`);
      if (within !== undefined) refuse(element, `the fragment ${within} can't include another`);
      return included.children.flatMap((child) => compile(child, id));
    }
    const policy = table.get(element.name) ?? refuse(element, `is not supported in <${name}>`);
    const steps = (children: readonly PolicyElement[]) => children.flatMap((child) => compile(child, within));
    return [policy(element, { services, expression, steps })];
  };

  if (section.attributes.size > 0 || section.text !== '') refuse(section, 'takes policies and nothing else');
  if (name === 'backend' && section.children.length !== 1) refuse(section, 'takes exactly one policy');
  return section.children.flatMap((child) => {
    if (child.name !== 'base') return compile(child);
    expectOnly(child, {});
    return base[name];
  });
}

function tableOf(policies: Record<string, CompilePolicy>): ReadonlyMap<string, CompilePolicy> {
  return new Map(Object.entries(policies));
}
