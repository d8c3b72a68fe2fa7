import { PolicyError } from '../policy-error.ts';

/** An element of a policy file. */
export interface PolicyElement {
  readonly file: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly PolicyElement[];
  /** Its own text, trimmed. */
  readonly text: string;
}

export function refuse(element: PolicyElement, fault: string): never {
  throw new PolicyError(element.file, element.name, fault);
}

/** Refuses every attribute and child of an element that isn't in these lists. */
export function expectOnly(
  element: PolicyElement,
  { attributes = [], children = [], text = false }: { attributes?: string[]; children?: string[]; text?: boolean },
): void {
  for (const name of element.attributes.keys()) {
    if (!attributes.includes(name)) refuse(element, `the attribute ${name} is not supported`);
  }
  for (const child of element.children) {
    if (!children.includes(child.name)) refuse(element, `<${child.name}> is not supported here`);
  }
  if (!text && element.text !== '') refuse(element, 'text is not allowed here');
}

export function requiredAttribute(element: PolicyElement, name: string): string {
  return element.attributes.get(name) ?? refuse(element, `the attribute ${name} is missing`);
}

/** An attribute that may only have one of these values. */
export function oneOf<T extends string>(element: PolicyElement, name: string, values: readonly T[], absent: T): T {
  const given = element.attributes.get(name) ?? absent;
  const known = values.find((value) => value === given);
  return known ?? refuse(element, `${name}="${given}" is not supported, only ${values.join(', ')}`);
}

/** A literal whole number within bounds. */
export function wholeNumber(element: PolicyElement, name: string, bounds: { from: number; to: number }): number {
  const text = requiredAttribute(element, name);
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= bounds.from && number <= bounds.to) return number;
  return refuse(element, `${name}="${text}" is not a whole number from ${bounds.from} to ${bounds.to}`);
}

export function onlyChild(element: PolicyElement, name: string): PolicyElement {
  const [child, ...more] = element.children.filter((one) => one.name === name);
  if (child === undefined || more.length > 0) refuse(element, `needs exactly one <${name}>`);
  return child;
}
