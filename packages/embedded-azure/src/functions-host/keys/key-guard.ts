import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpRequest } from '../http/http-frontend.ts';
import type { FunctionDefinition } from '../invocation.ts';
import { type HostKeys, systemKeyName } from './host-keys.ts';

/** Decides by a request's key what it may call, like AuthenticationLevelHandler of azure-functions-host. */
export class KeyGuard {
  readonly #keys: HostKeys;

  constructor(keys: HostKeys) {
    this.#keys = keys;
  }

  /** Whether the request carries the master key. */
  isAdmin(http: HttpRequest): boolean {
    const key = keyOf(http);
    return key !== undefined && isSame(key, this.#keys.master);
  }

  /** Whether the request may call the function: by its own key, a host key or the master key. */
  allows({ name, trigger }: FunctionDefinition, http: HttpRequest): boolean {
    const level = String(trigger['authLevel'] ?? 'function').toLowerCase();
    if (level === 'anonymous' || this.isAdmin(http)) return true;
    const key = keyOf(http);
    if (key === undefined || level !== 'function') return false;
    return [...Object.values(this.#keys.ofFunction(name)), ...Object.values(this.#keys.host)].some((known) =>
      isSame(key, known),
    );
  }

  /** Whether the request may call what an extension serves: by the extension's system key or the master key. */
  allowsExtension(extension: string, http: HttpRequest): boolean {
    if (this.isAdmin(http)) return true;
    const key = keyOf(http);
    const known = Object.entries(this.#keys.system).find(([name]) => name === systemKeyName(extension))?.[1];
    return key !== undefined && known !== undefined && isSame(key, known);
  }
}

/** The header takes precedence over the query, even if it is wrong. */
function keyOf({ request, target }: HttpRequest): string | undefined {
  const header = request.headers['x-functions-key'];
  if (typeof header === 'string' && header !== '') return header;
  const question = target.indexOf('?');
  return (question < 0 ? undefined : new URLSearchParams(target.slice(question)).get('code')) || undefined;
}

/** Takes the same time wherever the keys differ. */
function isSame(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
