import { textOfFault } from '../text-of-fault.ts';
import { foldCase, matchSegment } from './match-segment.ts';
import { type Parameter, parseTemplate, type Segment } from './route-template.ts';

export interface Route<Target> {
  /** Routes are tried in the order of their names, regardless of their templates. */
  name: string;
  template: string;
  /** In upper case; empty for every method. */
  methods: string[];
  target: Target;
}

export interface RouteMatch<Target> {
  target: Target;
  parameters: Record<string, string>;
}

interface Leaf<Target> {
  order: number;
  methods: ReadonlySet<string>;
  target: Target;
  segments: Segment[];
}

interface Node<Target> {
  literals: Map<string, Node<Target>>;
  anything: Node<Target> | undefined;
  /** Routes that end here. */
  leaves: Leaf<Target>[];
  /** Routes whose last segment matches the rest of the path. */
  catchAlls: Leaf<Target>[];
}

/**
 * Finds the route of a request as the Functions host does. Of all matching routes, the first by NAME (case-insensitive)
 * wins. Templates have no precedence, and a route without the request's method doesn't match. All templates form one
 * tree, so a lookup takes as many steps as the path has segments.
 */
export class Router<Target> {
  readonly #root: Node<Target> = node();

  /** @throws Error naming the route whose template is wrong */
  constructor(routes: Route<Target>[]) {
    const sorted = routes.toSorted((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()));
    for (const [order, route] of sorted.entries()) {
      let segments: Segment[];
      try {
        segments = parseTemplate(route.template);
      } catch (error) {
        const fault = textOfFault(error);
        throw new Error(`function "${route.name}": the route "${route.template}" is wrong: ${fault}`, { cause: error });
      }
      const methods = new Set(route.methods.map((method) => method.toUpperCase()));
      this.#add({ order, methods, target: route.target, segments });
    }
  }

  /** @param path as `requestPath` makes it */
  match(method: string, path: string): RouteMatch<Target> | undefined {
    const segments = path.slice(path.startsWith('/') ? 1 : 0).split('/');
    const endsWithSlash = segments.at(-1) === '';
    if (endsWithSlash) segments.pop();
    const candidates: Leaf<Target>[] = [];
    collect(this.#root, segments, 0, method, candidates);
    if (candidates.length > 1) candidates.sort((a, b) => a.order - b.order);
    for (const leaf of candidates) {
      const parameters = bind(leaf.segments, segments, endsWithSlash);
      if (parameters) return { target: leaf.target, parameters };
    }
    return undefined;
  }

  #add(leaf: Leaf<Target>): void {
    let at = this.#root;
    for (const [index, segment] of leaf.segments.entries()) {
      if (segment.kind === 'parameter' && segment.parameter.catchAll) {
        at.catchAlls.push(leaf);
        return;
      }
      // Optional parameters at the end may be missing, so the route also ends before them.
      if (leaf.segments.slice(index).every(mayBeMissing)) at.leaves.push(leaf);
      at = step(at, segment);
    }
    at.leaves.push(leaf);
  }
}

function step<Target>(at: Node<Target>, segment: Segment): Node<Target> {
  if (segment.kind !== 'literal') {
    at.anything ??= node();
    return at.anything;
  }
  const next = at.literals.get(foldCase(segment.text)) ?? node<Target>();
  at.literals.set(foldCase(segment.text), next);
  return next;
}

function node<Target>(): Node<Target> {
  return { literals: new Map(), anything: undefined, leaves: [], catchAlls: [] };
}

function mayBeMissing(segment: Segment): boolean {
  if (segment.kind !== 'parameter') return false;
  const { optional, catchAll, default: fallback } = segment.parameter;
  return optional || catchAll || fallback !== undefined;
}

function collect<Target>(
  at: Node<Target>,
  segments: string[],
  depth: number,
  method: string,
  found: Leaf<Target>[],
): void {
  const takes = (leaf: Leaf<Target>) => leaf.methods.size === 0 || leaf.methods.has(method);
  const segment = segments[depth];
  if (segment !== '') for (const leaf of at.catchAlls) if (takes(leaf)) found.push(leaf);
  if (segment === undefined) {
    for (const leaf of at.leaves) if (takes(leaf)) found.push(leaf);
    return;
  }
  const literal = at.literals.get(foldCase(segment));
  if (literal) collect(literal, segments, depth + 1, method, found);
  if (at.anything && segment !== '') collect(at.anything, segments, depth + 1, method, found);
}

/** @returns the values of the route's parameters, or undefined if a constraint refuses one */
function bind(template: Segment[], segments: string[], endsWithSlash: boolean): Record<string, string> | undefined {
  const values = new Map<string, string>();
  for (const [index, part] of template.entries()) {
    if (part.kind === 'literal') continue;
    if (part.kind === 'parameter') {
      const { parameter } = part;
      const value = parameter.catchAll ? rest(segments, index, endsWithSlash) : segments[index];
      if (!assign(values, parameter, value ?? parameter.default)) return undefined;
      continue;
    }
    const found = matchSegment(part.parts, part.lastIsOptional, segments[index] ?? '');
    if (!found) return undefined;
    for (const parameter of part.parameters) {
      if (!assign(values, parameter, found.get(parameter.name))) return undefined;
    }
  }
  // Object.fromEntries creates own properties for all names, even `__proto__`.
  return Object.fromEntries(values);
}

function assign(values: Map<string, string>, parameter: Parameter, value: string | undefined): boolean {
  const { name, optional, constraints } = parameter;
  if (value === undefined) return optional || constraints.length === 0;
  if (!constraints.every((accepts) => accepts(value))) return false;
  values.set(name, value);
  return true;
}

/** The value of a catch-all: the rest of the path, with a final slash, which is not a segment. */
function rest(segments: string[], from: number, endsWithSlash: boolean): string | undefined {
  return from < segments.length ? segments.slice(from).join('/') + (endsWithSlash ? '/' : '') : undefined;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
