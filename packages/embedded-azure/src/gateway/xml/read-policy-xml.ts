import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { PolicyError } from '../policy-error.ts';
import type { PolicyElement } from './policy-element.ts';

const ATTRIBUTES = ':@';
const TEXT = '#text';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/**
 * Reads a policy file whose expressions are escaped (API Management's format 'xml', not 'rawxml').
 *
 * @param file its name, for errors
 * @throws PolicyError where the text is not well-formed
 */
export function readPolicyXml(file: string, text: string): PolicyElement {
  const checked = XMLValidator.validate(text);
  if (checked !== true) throw new PolicyError(file, 'xml', `line ${checked.err.line}: ${checked.err.msg}`);
  refuseUnescaped(file, text);
  const roots: unknown = parser.parse(text);
  const [root] = childrenOf(file, roots);
  if (root === undefined) throw new PolicyError(file, 'xml', 'there is no element');
  return root;
}

/** Refuses what the parser accepts but API Management doesn't. */
function refuseUnescaped(file: string, text: string): void {
  const markup = text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
  const faults = [
    { at: markup.search(/&(?!(?:lt|gt|amp|quot|apos);)/), fault: 'an ampersand that is not escaped' },
    { at: markup.search(/[\w-]="[^"<]*<[^"]*"/), fault: 'a < in an attribute that is not escaped' },
  ];
  for (const { at, fault } of faults) {
    if (at >= 0) throw new PolicyError(file, 'xml', `line ${markup.slice(0, at).split('\n').length}: ${fault}`);
  }
}

function childrenOf(file: string, nodes: unknown): PolicyElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) => {
    const name = isRecord(node) ? Object.keys(node).find((key) => key !== ATTRIBUTES) : undefined;
    if (!isRecord(node) || name === undefined || name === TEXT) return [];
    const content = node[name];
    return {
      file,
      name,
      attributes: attributesOf(node[ATTRIBUTES]),
      children: childrenOf(file, content),
      text: textOf(content),
    };
  });
}

function attributesOf(attributes: unknown): Map<string, string> {
  if (!isRecord(attributes)) return new Map();
  return new Map(Object.entries(attributes).map(([name, value]) => [name, String(value)]));
}

function textOf(content: unknown): string {
  if (!Array.isArray(content)) return '';
  return content
    .map((node: unknown) => (isRecord(node) && TEXT in node ? String(node[TEXT]) : ''))
    .join('')
    .trim();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
