import { readFileSync } from 'node:fs';
import type { Node } from 'web-tree-sitter';
import { lineOf } from './expression-tokens.ts';
import { bicepParser } from './grammar.ts';
import { readBody, readExpression } from './read-expression.ts';
import { BicepError, type BicepFile, type Decorator } from './syntax.ts';

/** @throws BicepError */
export function readBicepFile(file: string): BicepFile {
  return readBicep(readFileSync(file, 'utf8'), file);
}

/**
 * @param file its name, for what is said of it and for the paths in it
 * @throws BicepError where it isn't Bicep, or more of Bicep than this reader knows
 */
export function readBicep(text: string, file: string): BicepFile {
  const read: BicepFile = {
    file,
    targetScope: 'resourceGroup',
    extensions: [],
    imports: [],
    parameters: [],
    variables: [],
    resources: [],
    modules: [],
    outputs: [],
  };
  // The grammar is older than `extension`: such a line is read here, and hidden from it.
  const known = text.replace(/^extension +(\w+) *$/gm, (line, name: string) => {
    read.extensions.push(name);
    return `// ${line}`;
  });
  const root = bicepParser.parse(known)?.rootNode;
  if (!root) throw new BicepError(file, 1, 'not readable');
  refuseErrors(root, file);
  let decorators: Decorator[] = [];
  for (const node of root.namedChildren) {
    if (node.type === 'decorators') decorators = node.namedChildren.map((child) => readDecorator(child, file));
    else if (node.type !== 'comment' && node.type !== 'diagnostic_comment') {
      readStatement(node, decorators, read);
      decorators = [];
    }
  }
  return read;
}

function refuseErrors(node: Node, file: string): void {
  if (node.isError || node.isMissing)
    throw new BicepError(file, lineOf(node), `isn't Bicep: ${node.text.slice(0, 60)}`);
  if (node.hasError) for (const child of node.children) refuseErrors(child, file);
}

function readDecorator(node: Node, file: string): Decorator {
  const call = node.namedChildren[0];
  const expression = call && readExpression(call, file);
  if (expression?.kind !== 'call') throw new BicepError(file, lineOf(node), 'a decorator is called');
  return { name: expression.name, parameters: expression.parameters };
}

function readStatement(node: Node, decorators: Decorator[], read: BicepFile): void {
  const { file } = read;
  const line = lineOf(node);
  const parts = node.namedChildren.filter(({ type }) => type !== 'comment' && type !== 'diagnostic_comment');
  const [first, second, third] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) throw new BicepError(file, line, `${node.type} is empty`);
  const declared = { symbol: first.text, line, decorators };
  const typeAt = (part: Node | undefined) => part?.text ?? '';
  switch (node.type) {
    case 'target_scope_assignment':
      read.targetScope = literalOf(first, file);
      return;
    case 'import_functionality': {
      const names = parts.filter(({ type }) => type === 'identifier');
      for (const { text: symbol } of names) {
        read.imports.push({ kind: 'import', symbol, path: literalOf(last, file), line });
      }
      return;
    }
    case 'parameter_declaration': {
      const fallback = parts.length > 2 ? readExpression(last, file) : undefined;
      read.parameters.push({ kind: 'parameter', ...declared, type: typeAt(second), fallback });
      return;
    }
    case 'variable_declaration':
      read.variables.push({ kind: 'variable', ...declared, value: readExpression(last, file) });
      return;
    case 'output_declaration':
      read.outputs.push({ kind: 'output', ...declared, type: typeAt(second), value: readExpression(last, file) });
      return;
    case 'module_declaration': {
      if (second === undefined || third === undefined)
        throw new BicepError(file, line, 'a module has a path and a body');
      read.modules.push({ kind: 'module', ...declared, path: literalOf(second, file), body: readBody(third, file) });
      return;
    }
    case 'resource_declaration': {
      if (second === undefined || third === undefined)
        throw new BicepError(file, line, 'a resource has a type and a body');
      const [type = '', version = ''] = literalOf(second, file).split('@');
      const existing = node.children.some((child) => child.type === 'existing');
      read.resources.push({ kind: 'resource', ...declared, type, version, existing, body: readBody(third, file) });
      return;
    }
    default:
      throw new BicepError(file, line, `${node.type} isn't supported`);
  }
}

function literalOf(node: Node, file: string): string {
  const expression = readExpression(node, file);
  if (expression.kind === 'literal' && typeof expression.value === 'string') return expression.value;
  throw new BicepError(file, lineOf(node), 'a plain string is expected');
}
