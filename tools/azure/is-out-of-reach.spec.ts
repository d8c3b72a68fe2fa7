import { afterEach, expect, test, vi } from 'vitest';
import { isOutOfReach } from './is-out-of-reach.ts';

afterEach(() => void vi.restoreAllMocks());

test.each([
  ['a public environment', { PRIVATE_NETWORKING: 'false' }, false, 0],
  ['a private one, from outside', { PRIVATE_NETWORKING: 'true' }, true, 1],
  ['a private one, from inside', { PRIVATE_NETWORKING: 'true', INSIDE_NETWORK: 'true' }, false, 1],
])('%s', (_, environment, expected, lines) => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(isOutOfReach('https://vault.example', 'npm run infra:secrets', environment)).toBe(expected);
  expect(written).toHaveBeenCalledTimes(lines);
  if (lines > 0) expect(written.mock.lastCall?.[0]).toContain('run npm run infra:secrets from inside its network');
});
