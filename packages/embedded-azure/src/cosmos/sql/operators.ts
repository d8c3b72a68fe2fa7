import { SqlError } from './sql-error.ts';

const OPERATORS: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => a << b,
  '>>': (a, b) => a >> b,
  '>>>': (a, b) => a >>> b,
};

/** The arithmetic and bitwise operators on two numbers. */
export function arithmetic(operator: string): (a: number, b: number) => number {
  const calculate = OPERATORS[operator];
  if (calculate === undefined) throw new SqlError(`The operator '${operator}' is not supported.`);
  return calculate;
}
