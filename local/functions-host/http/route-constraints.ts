export type Constraint = (value: string) => boolean;

const integer = /^[+-]?\d+$/;
const number = (value: string) => value.trim() !== '' && !Number.isNaN(Number(value));
const within = (minimum: bigint, maximum: bigint) => (value: string) =>
  integer.test(value) && BigInt(value.replace('+', '')) >= minimum && BigInt(value.replace('+', '')) <= maximum;
const bound = (argument: string): bigint => BigInt(argument.trim());

/** The inline constraints of ASP.NET Core that Functions knows, by name; each takes what stands in its parentheses. */
const constraints: Record<string, (argument: string) => Constraint> = {
  int: () => within(-(2n ** 31n), 2n ** 31n - 1n),
  long: () => within(-(2n ** 63n), 2n ** 63n - 1n),
  bool: () => (value) => /^(true|false)$/i.test(value),
  alpha: () => (value) => /^[a-z]*$/i.test(value),
  guid: () => (value) =>
    /^(?:[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}|\([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\))$/i.test(
      value,
    ),
  double: () => number,
  float: () => number,
  decimal: () => (value) => /^[+-]?\d+(\.\d+)?$/.test(value),
  datetime: () => (value) => !Number.isNaN(Date.parse(value)),
  required: () => (value) => value.length > 0,
  minlength: (argument) => (value) => value.length >= Number(argument),
  maxlength: (argument) => (value) => value.length <= Number(argument),
  length: (argument) => {
    const [minimum = 0, maximum = minimum] = argument.split(',').map(Number);
    return (value) => value.length >= minimum && value.length <= maximum;
  },
  min: (argument) => within(bound(argument), 2n ** 63n - 1n),
  max: (argument) => within(-(2n ** 63n), bound(argument)),
  range: (argument) => {
    const [minimum = '', maximum = ''] = argument.split(',');
    return within(bound(minimum), bound(maximum));
  },
  regex: (argument) => {
    const source = argument.replaceAll('{{', '{').replaceAll('}}', '}').replaceAll('\\\\', '\\');
    const expression = new RegExp(source, 'i');
    return (value) => expression.test(value);
  },
};

/**
 * @param text one inline constraint, such as `int` or `range(1,9)`
 * @throws Error for a constraint that does not exist or whose argument is no argument
 */
export function parseConstraint(text: string): Constraint {
  const [, name = '', argument = ''] = /^([a-z]+)(?:\((.*)\))?$/is.exec(text) ?? [];
  const make = constraints[name.toLowerCase()];
  if (!make) throw new Error(`the constraint reference '${text}' could not be resolved to a type`);
  return make(argument);
}
