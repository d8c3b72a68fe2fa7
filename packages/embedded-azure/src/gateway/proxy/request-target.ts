/** Path and query of a request, as policies and the backend see them. */
export interface RequestTarget {
  /** As sent, but with dot segments and backslashes resolved, so that all checks see the same path. */
  readonly path: string;
  /** With its question mark; empty if there is none. */
  readonly search: string;
}

/** Parses the request target: a path with its query, or a whole URL as clients send it to a proxy. */
export function readTarget(sent: string): RequestTarget {
  const target = sent.replace(/#.*$/s, '');
  const at = target.indexOf('?');
  const path = at < 0 ? target : target.slice(0, at);
  const search = at < 0 ? '' : target.slice(at);
  if (path.startsWith('/') && !/[\\]|\/(?:\.|%2e)/i.test(path)) return { path, search };
  const resolved = URL.parse(path.replace(/^\/+/, '/'), 'http://gateway');
  return { path: resolved?.pathname ?? '/', search };
}
