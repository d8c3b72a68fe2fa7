import type { SearchKey } from '../search-key.ts';

export interface PropertiesProps {
  values: Readonly<Record<string, unknown>>;
  /** Values of these get a link. */
  keys?: readonly SearchKey[];
}

/** Names with their values, one below the other. */
export function Properties({ values, keys = [] }: PropertiesProps) {
  const given = Object.entries(values);
  if (given.length === 0) return null;
  return (
    <dl class="properties">
      {given.map(([name, value]) => {
        const key = keys.find(({ property }) => property === name);
        const text = typeof value === 'string' ? value : JSON.stringify(value);
        return (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{key === undefined ? text : <a href={key.link(text)}>{text}</a>}</dd>
          </div>
        );
      })}
    </dl>
  );
}
