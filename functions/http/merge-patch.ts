/** The media types that a merge patch may have. */
export const PATCH_TYPES = ['application/merge-patch+json', 'application/json'] as const;
export const ACCEPT_PATCH = { 'accept-patch': PATCH_TYPES.join(', ') };

/**
 * Applies a merge patch (RFC 7396, 2): null removes a field, objects are merged, anything else replaces the old value.
 * Neither argument is changed. A field may have any name, including `__proto__`.
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
