/// <reference types="@kusto/language-service-next" />
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
// Both files only define globals. The minified ones have the same code and load five times faster.
load('@kusto/language-service-next/bridge.min.js');
load('@kusto/language-service-next/Kusto.Language.Bridge.min.js');

export type Tables = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Node = Kusto.Language.Syntax.SyntaxNode;

/** A query as parsed by Microsoft's Kusto language service. */
export interface AnalysedQuery {
  /** Syntax errors, and names and types that the tables don't have. */
  faults: string[];
  /** Every string with which a column or a key of Properties is compared, with any operator. */
  comparisons: Comparison[];
  /** Every key of Properties that is read, with its table. */
  properties: { table: string; key: string }[];
  /** The columns of its result. */
  columns: string[];
  /** Their types, as KQL names them: `datetime`, `real`, `string`. */
  types: string[];
  /** The table that its result is of; others only add to it. */
  source: string;
}

export interface Comparison {
  table: string;
  /** `Name`, or the key of Properties. */
  of: string;
  /** `==`, `in`, `startswith`, `has`, … */
  operator: string;
  text: string;
}

interface Understood {
  code: Kusto.Language.KustoCode;
  syntax: Node;
  globals: Kusto.Language.GlobalState;
  faults: string[];
}

/** Of each workspace, by the text of the query: parsing takes up to a tenth of a second. */
const understood = new WeakMap<Tables, Map<string, Understood>>();

/** The syntax tree of `query`, with what each name refers to in a workspace that has `tables`. */
export function understandQuery(query: string, tables: Tables): Understood {
  const known = understood.get(tables) ?? new Map<string, Understood>();
  understood.set(tables, known);
  const result = known.get(query) ?? parse(query, tables);
  known.set(query, result);
  return result;
}

function parse(query: string, tables: Tables): Understood {
  const { Language } = Kusto;
  const globals = Language.GlobalState.Default?.WithDatabase(database(tables));
  const code = Language.KustoCode.ParseAndAnalyze(query, globals ?? null);
  if (!globals || !code?.Syntax) throw new Error('the Kusto language service gave no answer');
  return { code, syntax: code.Syntax, globals, faults: faultsOf(code, query) };
}

/** Analyses `query` in a workspace that has `tables`. */
export function analyseQuery(query: string, tables: Tables): AnalysedQuery {
  const { Language } = Kusto;
  const { code, syntax, globals, faults } = understandQuery(query, tables);
  const tableOf = (node: Node | null): { table: string; column: string } | undefined => {
    const symbol = node?.ReferencedSymbol;
    if (!(symbol instanceof Language.Symbols.ColumnSymbol)) return undefined;
    const table = globals.GetTable(symbol);
    return table ? { table: table.Name ?? '', column: symbol.Name ?? '' } : undefined;
  };
  const columns = columnsOf(code);
  const [names, types] = [columns.map(({ name }) => name), columns.map(({ type }) => type)];
  return { faults, columns: names, types, source: sourceOf(syntax), ...collect(syntax, tableOf) };
}

type Place = { table: string; column: string } | undefined;
type TableOf = (node: Node | null) => Place;

function collect(root: Node, tableOf: TableOf): Pick<AnalysedQuery, 'comparisons' | 'properties'> {
  const found: Pick<AnalysedQuery, 'comparisons' | 'properties'> = { comparisons: [], properties: [] };
  for (const node of nodesOf(root)) {
    const property = propertyOf(node, tableOf);
    if (property) found.properties.push({ table: property.table, key: property.of });
    const { Syntax } = Kusto.Language;
    if (!(node instanceof Syntax.BinaryExpression || node instanceof Syntax.InExpression)) continue;
    const operator = node.Operator?.Text ?? '';
    const subject = subjectOf(node.Left, tableOf);
    if (!subject || !node.Right || operator === 'and' || operator === 'or') continue;
    for (const text of textsOf(node.Right)) {
      found.comparisons.push({ ...subject, operator, text });
    }
  }
  return found;
}

/** `Properties['key']` and `Properties.key`. */
function propertyOf(node: Node, tableOf: TableOf): { table: string; of: string } | undefined {
  const { Syntax } = Kusto.Language;
  if (!(node instanceof Syntax.ElementExpression || node instanceof Syntax.PathExpression)) return undefined;
  const place = tableOf(node.Expression);
  if (place?.column !== 'Properties' || !node.Selector) return undefined;
  const key = textsOf(node.Selector)[0] ?? node.Selector.ToString(Syntax.IncludeTrivia.Interior) ?? '';
  return { table: place.table, of: key };
}

/** What is compared: a column, or a key of Properties, in a function such as tostring or not. */
function subjectOf(node: Node | null, tableOf: TableOf): { table: string; of: string } | undefined {
  if (!node) return undefined;
  const within = nodesOf(node);
  const property = within.map((part) => propertyOf(part, tableOf)).find((found) => found !== undefined);
  if (property) return property;
  const places = within.map(tableOf).filter((place) => place !== undefined);
  const [place] = places;
  return place && places.length === 1 ? { table: place.table, of: place.column } : undefined;
}

function textsOf(node: Node): string[] {
  const { Syntax } = Kusto.Language;
  return nodesOf(node)
    .filter(
      (part) => part instanceof Syntax.LiteralExpression && part.Kind === Syntax.SyntaxKind.StringLiteralExpression,
    )
    .map((part) => String((part as Kusto.Language.Syntax.LiteralExpression).LiteralValue ?? ''));
}

/** The node itself and all nodes in it. */
function nodesOf(node: Node): Node[] {
  const nodes: Node[] = [];
  Kusto.Language.Syntax.SyntaxElement.WalkNodes(node, (part) => nodes.push(part));
  return nodes;
}

/** The first name of the last statement. */
function sourceOf(syntax: Node): string {
  const { Syntax } = Kusto.Language;
  const statements = nodesOf(syntax).filter((node) => node instanceof Syntax.ExpressionStatement);
  let node: Node | null = statements.at(-1)?.Expression ?? null;
  while (node instanceof Syntax.PipeExpression) node = node.Expression;
  return node instanceof Syntax.NameReference ? (node.SimpleName ?? '') : '';
}

function columnsOf(code: Kusto.Language.KustoCode): { name: string; type: string }[] {
  const type = code.ResultType;
  if (!(type instanceof Kusto.Language.Symbols.TableSymbol)) return [];
  const columns = type.Columns;
  return Array.from({ length: columns?.Count ?? 0 }, (_, n) => ({
    name: columns?.getItem(n)?.Name ?? '',
    type: columns?.getItem(n)?.Type?.Name ?? '',
  }));
}

function faultsOf(code: Kusto.Language.KustoCode, query: string): string[] {
  const diagnostics = code.GetDiagnostics();
  const faults: string[] = [];
  for (let n = 0; n < (diagnostics?.Count ?? 0); n += 1) {
    const diagnostic = diagnostics?.getItem(n);
    if (!diagnostic) continue;
    const line = query.slice(0, diagnostic.Start).split('\n').length;
    faults.push(`line ${line}: ${diagnostic.Message}`);
  }
  return faults;
}

function database(tables: Tables): Kusto.Language.Symbols.DatabaseSymbol {
  const { Symbols } = Kusto.Language;
  const symbols = Object.entries(tables).map(([name, columns]) => {
    const schema = Object.entries(columns).map(([column, type]) => `${column}: ${type}`);
    return new Symbols.TableSymbol.$ctor7(name, `(${schema.join(', ')})`, null);
  });
  return new Symbols.DatabaseSymbol.ctor('workspace', symbols);
}
