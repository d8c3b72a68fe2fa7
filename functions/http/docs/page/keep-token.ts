const KEY = 'token';
/** A token that expires during the reader's first try is useless. */
const LEAST_LIFE_MS = 60_000;

/** Keeps the token in this tab until it is closed, so that a reload doesn't sign the reader out. */
export function keepToken(token: string): void {
  sessionStorage.setItem(KEY, token);
}

/** Returns the token of this tab. Without a valid one, it asks the sign-in of a local stack, if there is one. */
export async function loadToken(signInUrl: string): Promise<string> {
  const kept = sessionStorage.getItem(KEY) ?? '';
  if (isAlive(kept)) return kept;
  sessionStorage.removeItem(KEY);
  if (signInUrl === '') return '';
  const response = await fetch(signInUrl, { method: 'POST' }).catch(() => undefined);
  if (!response?.ok) return '';
  const token = await response.text();
  keepToken(token);
  return token;
}

function isAlive(token: string): boolean {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    return JSON.parse(atob(payload)).exp * 1_000 > Date.now() + LEAST_LIFE_MS;
  } catch {
    return false;
  }
}
