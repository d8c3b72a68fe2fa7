import type { PropertyPath } from '../values/property-path.ts';

/** Whether the path can be written in SQLite's dialect without escapes. */
export const isPlain = (path: PropertyPath): boolean => path.every((key) => /^\w+$/.test(key));

/** The JSON text of a property. */
export const jsonOf = (path: PropertyPath): string => `body->'${quoted(path)}'`;

/** A property as a value of SQLite: a string of JSON is a text. */
export const textOf = (path: PropertyPath): string => `body->>'${quoted(path)}'`;

const quoted = (path: PropertyPath): string => `$.${path.map((key) => `"${key}"`).join('.')}`;
