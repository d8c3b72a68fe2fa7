export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** What a deployment is given: parameters, or the name of a parameter file. */
export type Given = string | Readonly<Record<string, Json>>;

/** A member of a value, several deep; undefined where there is none. */
export function at(value: Json | undefined, ...path: (string | number)[]): Json | undefined {
  let found: Json | undefined = value;
  for (const step of path) {
    if (Array.isArray(found)) found = found[Number(step)];
    else if (typeof found === 'object' && found !== null) found = Object.hasOwn(found, step) ? found[step] : undefined;
    else return undefined;
  }
  return found;
}
