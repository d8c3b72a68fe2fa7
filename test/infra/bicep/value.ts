/** What an expression is when it is worked out without Azure: JSON, or something that only a deployment knows. */
export type Value = string | number | boolean | null | Value[] | ValueObject | RuntimeValue | Lambda;

export interface ValueObject {
  [key: string]: Value;
}

export type Lambda = (...parameters: Value[]) => Value;

/** Known once the resource is there, such as an endpoint or a principal's id. Prints as `«where it comes from»`. */
export class RuntimeValue {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  toString(): string {
    return `«${this.path}»`;
  }
}

export function isObject(value: Value | undefined): value is ValueObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RuntimeValue);
}

/** As it would stand in a template: runtime values as the text that they print as. */
export function toJson(value: Value): unknown {
  if (value instanceof RuntimeValue) return String(value);
  if (Array.isArray(value)) return value.map(toJson);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toJson(entry)]));
  return value;
}

/** A member of a value, several deep; undefined where there is none. */
export function at(value: Value | undefined, ...path: (string | number)[]): Value | undefined {
  let found: Value | undefined = value;
  for (const step of path) {
    if (Array.isArray(found)) found = found[Number(step)];
    else if (isObject(found)) found = Object.hasOwn(found, step) ? found[step] : undefined;
    else return undefined;
  }
  return found;
}
