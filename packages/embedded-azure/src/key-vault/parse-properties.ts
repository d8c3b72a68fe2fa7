import { parseJson } from '@partner-orders/loopback-server/http/parse-json';
import { z } from 'zod';
import { badParameter, type KeyVaultError } from './key-vault-error.ts';
import type { SecretVersion } from './secret.ts';

const seconds = z.int().nonnegative().nullish();

/** The properties that set and update share. */
export const Properties = z.object({
  contentType: z.string().max(255, 'has more than 255 characters').nullish(),
  attributes: z.object({ enabled: z.boolean().nullish(), nbf: seconds, exp: seconds }).nullish(),
  tags: z
    .record(z.string().max(256), z.string().max(256))
    .refine((tags) => Object.keys(tags).length <= 15, 'has more than 15 tags')
    .nullish(),
});

/** @throws KeyVaultError 400 that names the field */
export function parseBody<T>(schema: z.ZodType<T>, body: string): T {
  const parsed = parseJson(schema, body);
  if (parsed.issues === undefined) return parsed.value;
  const [first] = parsed.issues;
  throw badParameter(`Property ${first?.path ?? ''} has invalid value: ${first?.message ?? ''}`);
}

/** Applies the given properties; the others stay. @throws KeyVaultError 400 */
export function changed(
  before: SecretVersion,
  { contentType, attributes, tags }: z.output<typeof Properties>,
): SecretVersion {
  const after: SecretVersion = {
    ...before,
    contentType: contentType ?? before.contentType,
    tags: tags ?? before.tags,
    enabled: attributes?.enabled ?? before.enabled,
    notBefore: attributes?.nbf ?? before.notBefore,
    expires: attributes?.exp ?? before.expires,
  };
  if (after.notBefore !== null && after.expires !== null && after.notBefore >= after.expires) throw backwards();
  return after;
}

function backwards(): KeyVaultError {
  return badParameter('The nbf attribute must be before the exp attribute.');
}
