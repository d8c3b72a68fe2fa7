import type { Node } from 'web-tree-sitter';
import { BicepError } from './syntax.ts';

export const lineOf = (node: Node) => node.startPosition.row + 1;

/** Nodes that are only a sequence of others. */
const SEQUENCES = new Set([
  'binary_expression',
  'unary_expression',
  'ternary_expression',
  'lambda_expression',
  'member_expression',
  'subscript_expression',
  'call_expression',
]);

function flatten(node: Node): Node[] {
  if (!SEQUENCES.has(node.type)) return [node];
  return childrenOf(node).flatMap(flatten);
}

export const childrenOf = (node: Node) =>
  node.children.filter((child) => !['comment', 'diagnostic_comment'].includes(child.type));

/** An expression as the sequence that it is written as; what stands in brackets is one of it. */
export class ExpressionTokens {
  #next = 0;
  readonly #nodes: readonly Node[];
  readonly #file: string;
  readonly #line: number;

  constructor(expression: Node, file: string) {
    this.#nodes = flatten(expression);
    this.#file = file;
    this.#line = lineOf(expression);
  }

  get type(): string {
    return this.#nodes[this.#next]?.type ?? 'end';
  }

  get after(): string {
    return this.#nodes[this.#next + 1]?.type ?? 'end';
  }

  take(): Node {
    const node = this.#nodes[this.#next];
    if (node === undefined) throw new BicepError(this.#file, this.#line, 'an expression ends too early');
    this.#next += 1;
    return node;
  }

  takeIf(type: string): boolean {
    const found = this.type === type;
    if (found) this.#next += 1;
    return found;
  }

  expectEnd(): void {
    if (this.type !== 'end') throw new BicepError(this.#file, this.#line, `"${this.type}" isn't expected`);
  }
}
