import type { BicepFile, Expression } from './syntax.ts';
import { everythingIn, propertyOf } from './walk.ts';

/** What a resource is known by before it is there. */
const KNOWN_AT_START = ['id', 'name', 'type', 'apiVersion'];

interface Fault {
  line: number;
  fault: string;
}

/**
 * How many there are of something, whether there is one, and what it is called has to be known when a deployment starts
 * (BCP177, BCP178, BCP120): that is, not from outputs of modules or properties of resources.
 */
export function checkStart(read: BicepFile): Fault[] {
  const faults: Fault[] = [];
  const check = (expression: Expression | undefined, what: string) => {
    const source = expression && runtimeSource(expression, read, []);
    if (source)
      faults.push({ line: expression.line, fault: `${what} comes from ${source}, which isn't known when it starts` });
  };
  for (const { body, symbol } of [...read.resources, ...read.modules]) {
    for (const { expression } of everythingIn(body)) {
      if (expression.kind === 'loop') check(expression.list, `a list in ${symbol}`);
      if (expression.kind === 'condition') check(expression.condition, `the condition of ${symbol}`);
    }
    check(propertyOf(body, 'name'), `the name of ${symbol}`);
  }
  // A loop that makes a variable is unrolled at the start, with what it makes.
  for (const { value, symbol } of read.variables) if (value.kind === 'loop') check(value, `a loop of ${symbol}`);
  return faults;
}

function runtimeSource(root: Expression, read: BicepFile, seen: string[]): string | undefined {
  const harmless = new Set<Expression>();
  for (const { expression, names } of everythingIn(root)) {
    if (expression.kind === 'member' && KNOWN_AT_START.includes(expression.name))
      harmless.add(ownerOf(expression.object));
    if (expression.kind !== 'name' || names.includes(expression.name) || seen.includes(expression.name)) continue;
    const { name } = expression;
    if (read.modules.some(({ symbol }) => symbol === name)) return `module ${name}`;
    if (read.resources.some(({ symbol }) => symbol === name) && !harmless.has(expression)) return `resource ${name}`;
    const variable = read.variables.find(({ symbol }) => symbol === name);
    const source = variable && runtimeSource(variable.value, read, [...seen, name]);
    if (source) return source;
  }
  return undefined;
}

/** `topics` of `topics[index].id`. */
const ownerOf = (expression: Expression): Expression => (expression.kind === 'index' ? expression.object : expression);
