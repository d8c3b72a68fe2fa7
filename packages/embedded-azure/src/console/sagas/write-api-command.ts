import type { ActRequest } from './write-act-request.ts';

/** A request to the management API for a shell, which has the key in `$KEY`. @param url of the API */
export function writeApiCommand(url: string, { method, path, json }: ActRequest): string {
  const parts = ['curl', ...(method === 'GET' ? [] : ['-X', method]), '-H "x-functions-key: $KEY"'];
  if (json !== undefined) parts.push("-H 'content-type: application/json'", `-d ${quoted(json)}`);
  return [...parts, quoted(`${url}/${path}`)].join(' ');
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
