import { isDateTime } from './dotnet/is-date-time.ts';
import { isDecimal } from './dotnet/is-decimal.ts';
import { isFloat } from './dotnet/is-float.ts';
import { isGuid } from './dotnet/is-guid.ts';
import { readInteger } from './dotnet/read-integer.ts';

export type Constraint = (value: string) => boolean;

const LONG = [-(2n ** 63n), 2n ** 63n - 1n] as const;

function within(minimum: bigint, maximum: bigint): Constraint {
  return (value) => {
    const read = readInteger(value);
    // Int64 first: a bound beyond it would take nothing more.
    return read !== undefined && read >= LONG[0] && read <= LONG[1] && read >= minimum && read <= maximum;
  };
}

interface Kind {
  /** The allowed numbers of arguments in its parentheses. */
  takes: number[];
  make(...args: string[]): Constraint;
}

const without = (accepts: Constraint): Kind => ({ takes: [0], make: () => accepts });
const file: Constraint = (value) => /\.[^./]+$/.test(value);

/** The inline constraints of ASP.NET Core that Functions knows, by name. */
const constraints: Record<string, Kind> = {
  int: without(within(-(2n ** 31n), 2n ** 31n - 1n)),
  long: without(within(...LONG)),
  bool: without((value) => /^[\s\0]*(true|false)[\s\0]*$/i.test(value)),
  // Ignores case like the invariant culture, where the Kelvin sign is a K.
  alpha: without((value) => /^[a-z\u212a]*$/i.test(value)),
  guid: without(isGuid),
  double: without(isFloat),
  float: without(isFloat),
  decimal: without(isDecimal),
  datetime: without(isDateTime),
  required: without((value) => value.length > 0),
  file: without(file),
  nonfile: without((value) => !file(value)),
  minlength: { takes: [1], make: (minimum) => lengthWithin(count(minimum), Infinity) },
  maxlength: { takes: [1], make: (maximum) => lengthWithin(0, count(maximum)) },
  length: { takes: [1, 2], make: (minimum, maximum = minimum) => lengthWithin(count(minimum), count(maximum)) },
  min: { takes: [1], make: (minimum) => within(bound(minimum), LONG[1]) },
  max: { takes: [1], make: (maximum) => within(LONG[0], bound(maximum)) },
  range: { takes: [2], make: (minimum, maximum) => within(bound(minimum), bound(maximum)) },
  regex: { takes: [1], make: matching },
};

function lengthWithin(minimum: number, maximum: number): Constraint {
  return (value) => value.length >= minimum && value.length <= maximum;
}

function bound(argument = ''): bigint {
  const read = readInteger(argument);
  if (read === undefined) throw new Error(`'${argument}' is no whole number`);
  return read;
}

const count = (argument: string | undefined) => Number(bound(argument));

/** RegexOptions.IgnoreCase and CultureInvariant. There, $ also matches before a final line feed. */
function matching(argument = ''): Constraint {
  const source = argument.replaceAll(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\$/g, (part) =>
    part === '$' ? '(?=\\n?(?![^]))' : part,
  );
  const expression = new RegExp(source, 'i');
  return (value) => expression.test(value);
}

/**
 * @param text one inline constraint, such as `int` or `range(1,9)`
 * @throws Error if the constraint does not exist or its argument is invalid
 */
export function parseConstraint(text: string): Constraint {
  const [, name = '', inner] = /^([a-z]+)(?:\((.*)\))?$/is.exec(text) ?? [];
  const key = name.toLowerCase();
  const kind = Object.hasOwn(constraints, key) ? constraints[key] : undefined;
  if (!kind) throw new Error(`the constraint reference '${text}' could not be resolved to a type`);
  const args = inner === undefined ? [] : key === 'regex' ? [inner] : inner.split(',').map((part) => part.trim());
  if (!kind.takes.includes(args.length))
    throw new Error(`the constraint '${text}' takes ${kind.takes.join(' or ')} values`);
  return kind.make(...args);
}
