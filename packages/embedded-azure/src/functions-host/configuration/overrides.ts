import type { Environment } from './settings.ts';

type Json = Record<string, unknown>;

const prefix = /^AzureFunctionsJobHost(?:__|:)/i;

/**
 * Applies the settings `AzureFunctionsJobHost__section__key` over host.json, as .NET's configuration does. They take
 * precedence, and names are compared without case. Values are text. Those below `durableTask`, which its extension
 * reads unchanged, become numbers and booleans if they look like them.
 *
 * @returns a copy
 */
export function overrideHostJson(hostJson: Json, environment: Environment): Json {
  const result: Json = structuredClone(hostJson);
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || !prefix.test(name)) continue;
    const path = name.replace(prefix, '').split(/__|:/);
    const isDurable = path.some((part) => part.toLowerCase() === 'durabletask');
    assign(result, path, isDurable ? scalar(value) : value);
  }
  return result;
}

function assign(target: Json, [first = '', ...rest]: string[], value: unknown): void {
  const key = Object.keys(target).find((known) => known.toLowerCase() === first.toLowerCase()) ?? first;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const known = target[key];
  const section = isObject(known) ? known : {};
  target[key] = section;
  assign(section, rest, value);
}

function scalar(text: string): unknown {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
