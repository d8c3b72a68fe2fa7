const KEY = 'token';
/** A token that is over in the middle of the first try is of no use. */
const LEAST_LIFE_MS = 60_000;

/** For this tab and until it is closed, so that a reload doesn't sign out. */
export function keepToken(token: string): void {
  sessionStorage.setItem(KEY, token);
}

/** The token of this tab; where there is none that lives, the one that a local stack hands out, if there is one. */
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
