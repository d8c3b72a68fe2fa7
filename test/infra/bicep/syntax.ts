/** Bicep as far as `infra/` uses it: what its files say, with the lines they say it on. */

export type Expression = { line: number } & (
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'text'; parts: (string | Expression)[] }
  | { kind: 'array'; items: Expression[] }
  | { kind: 'object'; properties: Property[] }
  | { kind: 'name'; name: string }
  | { kind: 'member'; object: Expression; name: string; safe: boolean }
  | { kind: 'index'; object: Expression; index: Expression }
  | { kind: 'call'; name: string; parameters: Expression[] }
  | { kind: 'lambda'; names: string[]; body: Expression }
  | { kind: 'choice'; condition: Expression; yes: Expression; no: Expression }
  | { kind: 'operation'; operator: string; operands: Expression[] }
  | { kind: 'loop'; names: string[]; list: Expression; body: Expression }
  | { kind: 'condition'; condition: Expression; body: Expression }
);

export interface Property {
  key: Expression;
  value: Expression;
}

export interface Decorator {
  name: string;
  parameters: Expression[];
}

interface Declaration {
  symbol: string;
  line: number;
  decorators: Decorator[];
}

export interface Parameter extends Declaration {
  kind: 'parameter';
  type: string;
  fallback: Expression | undefined;
}

export interface Variable extends Declaration {
  kind: 'variable';
  value: Expression;
}

export interface Resource extends Declaration {
  kind: 'resource';
  type: string;
  version: string;
  existing: boolean;
  body: Expression;
}

export interface Module extends Declaration {
  kind: 'module';
  path: string;
  body: Expression;
}

export interface Output extends Declaration {
  kind: 'output';
  type: string;
  value: Expression;
}

/** `import { symbol } from './path.bicep'` */
export interface Import {
  kind: 'import';
  symbol: string;
  path: string;
  line: number;
}

export interface BicepFile {
  /** Where it stands; paths in it are relative to that. */
  file: string;
  targetScope: string;
  extensions: string[];
  imports: Import[];
  parameters: Parameter[];
  variables: Variable[];
  resources: Resource[];
  modules: Module[];
  outputs: Output[];
}

/** What is wrong with a file, and where. */
export class BicepError extends Error {
  override name = 'BicepError';

  constructor(file: string, line: number, fault: string) {
    super(`${file}:${line}: ${fault}`);
  }
}
