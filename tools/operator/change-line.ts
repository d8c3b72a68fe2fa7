import type { ActEnd } from '../../shared/domain/act.ts';
import { showMoment } from './show-moment.ts';

const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What an act changed, for people: one part for each field, and of what was there before only what is another now. */
export function changeLine({ of, id, before, after }: ActEnd['changes'][number]): string {
  const text = textOf(before, after);
  return `${of} ${id}${text === '' ? '' : `: ${text}`}`;
}

function textOf(before: unknown, after: unknown): string {
  if (before === undefined) return after === undefined ? '' : listOf(after);
  if (after === undefined) return `removed: ${listOf(before)}`;
  if (!isObject(before) || !isObject(after)) return `${listOf(before)} → ${listOf(after)}`;
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const changed = [...new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name));
  const parts = changed.map((name) => `${name}: ${old.get(name) ?? 'none'} → ${now.get(name) ?? 'none'}`);
  return parts.length === 0 ? 'unchanged' : `changed ${parts.join(', ')}`;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const listOf = (value: unknown): string =>
  isObject(value) ? [...fieldsOf(value)].map((field) => field.join(' ').trim()).join(', ') : show(value);

/** Each field by its path: `prices.1.amount`. */
function fieldsOf(value: unknown, path: readonly string[] = []): Map<string, string> {
  const isList = Array.isArray(value);
  if (!isObject(value) || (isList && !value.some(isObject)))
    return new Map([[path.join('.'), isList ? value.map(show).join(' ') || 'none' : show(value)]]);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return new Map(
    entries.flatMap(([name, one]) => [...fieldsOf(one, [...path, isList ? String(Number(name) + 1) : name])]),
  );
}

const show = (value: unknown): string =>
  typeof value === 'string' && MOMENT.test(value) ? showMoment(value) : String(value ?? 'none');
