import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PolicyElement } from '@partner-orders/embedded-azure/internals/gateway/xml/policy-element';
import { readPolicyXml } from '@partner-orders/embedded-azure/internals/gateway/xml/read-policy-xml';
import {
  allowedContext,
  allowedInOnError,
  allowedTypes,
  fixedHeaders,
  policyRules,
  type Section,
} from './policy-rules.ts';

/** The limits of a document and of a fragment, in bytes. */
const LIMITS = { document: 256 * 1024, fragment: 512 * 1024 };
const SECTIONS: readonly Section[] = ['inbound', 'backend', 'outbound', 'on-error'];

/** What API Management would refuse of the policies in `folder`, by its reference: see policy-rules.ts. */
export function checkPolicyRules(folder: string): string[] {
  const read = (path: string) => readPolicyXml(path, readFileSync(join(folder, path), 'utf8'));
  const fragmentFiles = globSync('policies/fragments/*.xml', { cwd: folder });
  const fragments = new Map(fragmentFiles.map((path) => [basename(path, '.xml'), read(path)]));
  const documents = globSync('policies/{*,azure/*}.xml', { cwd: folder });
  return [
    ...sizes(folder, documents, LIMITS.document),
    ...sizes(folder, fragmentFiles, LIMITS.fragment),
    ...[...fragments].flatMap(([id, fragment]) => checkFragment(id, fragment)),
    ...documents.flatMap((path) => checkDocument(read(path), fragments, path.includes('azure'))),
  ];
}

function sizes(folder: string, files: string[], limit: number): string[] {
  const tooLarge = files.filter((path) => readFileSync(join(folder, path)).length > limit);
  return tooLarge.map((path) => `${path} is larger than ${limit} bytes`);
}

function checkFragment(id: string, fragment: PolicyElement): string[] {
  const refused = all(fragment).filter(({ name }) => ['base', 'include-fragment', ...SECTIONS].includes(name));
  return [
    ...(fragment.name === 'fragment' ? [] : [`the fragment ${id} is a <${fragment.name}>`]),
    ...refused.map(({ name }) => `the fragment ${id} has a <${name}>`),
  ];
}

function checkDocument(policies: PolicyElement, fragments: Fragments, isGlobal: boolean): string[] {
  return policies.children.flatMap((section) => {
    const name = SECTIONS.find((one) => one === section.name);
    if (name === undefined) return [`${policies.file} has a section <${section.name}>`];
    const bases = section.children.filter((child) => child.name === 'base');
    const outermost = isGlobal && bases.length > 0 ? [`${policies.file}: <base> has no outer scope`] : [];
    const one =
      name === 'backend' && section.children.length !== 1 ? [`${policies.file}: <backend> takes one policy`] : [];
    const placed = section.children.filter((child) => child.name !== 'base');
    return [...outermost, ...one, ...placed.flatMap((child) => checkPolicy(child, name, fragments))];
  });
}

type Fragments = ReadonlyMap<string, PolicyElement>;

function checkPolicy(element: PolicyElement, section: Section, fragments: Fragments): string[] {
  const rule = policyRules[element.name];
  const at = `${element.file}: <${element.name}>`;
  if (rule === undefined) return [`${at} is not in the list of policies`];
  const allowed =
    rule.sections.includes(section) && (section !== 'on-error' || allowedInOnError.includes(element.name));
  const included = fragments.get(element.attributes.get('fragment-id') ?? '')?.children ?? [];
  return [
    ...(allowed ? [] : [`${at} may not stand in <${section}>`]),
    ...checkElement(element),
    ...(rule.children === 'policies' ? element.children : []).flatMap((child) =>
      checkPolicy(child, section, fragments),
    ),
    ...(element.name === 'choose' ? element.children : []).flatMap((branch) =>
      branch.children.flatMap((child) => checkPolicy(child, section, fragments)),
    ),
    ...included.flatMap((child) => checkPolicy(child, section, fragments)),
  ];
}

/** The element itself, and the parts of it that are no policies. */
function checkElement(element: PolicyElement): string[] {
  const rule = policyRules[element.name];
  const at = `${element.file}: <${element.name}>`;
  if (rule === undefined) return [`${at} is not in the list of policies`];
  const { children } = rule;
  const given = [...element.attributes];
  const missing = Object.keys(rule.attributes).filter((name) => rule.attributes[name] && !element.attributes.has(name));
  const order = children === 'policies' ? [] : element.children.map(({ name }) => children.indexOf(name));
  return [
    ...given
      .filter(([name]) => !Object.hasOwn(rule.attributes, name))
      .map(([name]) => `${at} has no attribute ${name}`),
    ...missing.map((name) => `${at} lacks ${name}`),
    ...given
      .filter(([name, value]) => rule.literal?.includes(name) && value.startsWith('@'))
      .map(([name]) => `${at}: ${name} takes no expression`),
    ...(order.includes(-1) ? [`${at} has a child that it does not take`] : []),
    ...(order.some((place, index) => place < (order[index - 1] ?? 0))
      ? [`${at}: its children are in another order`]
      : []),
    ...checkNumbers(element).map((fault) => `${at}: ${fault}`),
    ...[...given.map(([, value]) => value), element.text].flatMap((text) =>
      checkExpression(text).map((fault) => `${at}: ${fault}`),
    ),
    ...(children === 'policies' ? [] : element.children.flatMap(checkElement)),
  ];
}

function checkNumbers({ name, attributes }: PolicyElement): string[] {
  const within = (attribute: string, least: number, most: number) => {
    const text = attributes.get(attribute);
    const fits = text === undefined || text.startsWith('@') || (Number(text) >= least && Number(text) <= most);
    return fits ? [] : [`${attribute} is not from ${least} to ${most}`];
  };
  const header = attributes.get('name')?.toLowerCase() ?? '';
  if (name === 'set-header') return fixedHeaders.includes(header) ? [`${header} can't be changed`] : [];
  if (name === 'rate-limit-by-key') return within('renewal-period', 1, 300);
  if (name === 'retry') return [...within('count', 1, 50), ...within('interval', 0, Number.MAX_SAFE_INTEGER)];
  if (name === 'forward-request') return within('timeout', 0, 240);
  return [];
}

/** The types and the members of `context` that an expression names. */
function checkExpression(text: string): string[] {
  if (!text.startsWith('@')) return [];
  const code = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""').replaceAll(/'(?:[^'\\]|\\.)*'/g, "''");
  const chains = [...code.matchAll(/(?<![\w.)\]])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g)].map(([chain]) => chain);
  return chains.flatMap((chain) => {
    if (chain.startsWith('context')) return allowedContext.includes(chain) ? [] : [`${chain} is not in the list`];
    if (!/^[A-Z]/.test(chain)) return [];
    const type = Object.keys(allowedTypes).find((name) => chain === name || chain.startsWith(`${name}.`));
    if (type === undefined) return [`the type of ${chain} is not in the list`];
    const member = chain.slice(type.length + 1).split('.')[0] ?? '';
    const members = allowedTypes[type] ?? [];
    return member === '' || members === '*' || members.includes(member) ? [] : [`${chain} is not in the list`];
  });
}

const all = (element: PolicyElement): PolicyElement[] => [element, ...element.children.flatMap(all)];
