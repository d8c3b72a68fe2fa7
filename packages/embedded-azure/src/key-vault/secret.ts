/** One version of a secret as it is kept. Times are whole seconds since 1970, as on the wire. */
export interface SecretVersion {
  readonly name: string;
  /** 32 hexadecimal digits. */
  readonly version: string;
  readonly value: string;
  readonly contentType: string | null;
  readonly tags: Readonly<Record<string, string>> | null;
  readonly enabled: boolean;
  readonly notBefore: number | null;
  readonly expires: number | null;
  readonly created: number;
  readonly updated: number;
}

export interface DeletedSecret {
  /** The newest version. */
  readonly latest: SecretVersion;
  readonly deletedAt: number;
}

/** Days that a deleted secret can be recovered: Azure's default. */
const RECOVERABLE_DAYS = 90;

/** `SecretItem` of the REST API; a list of secrets names them without a version. */
export function showItem(vaultUrl: string, secret: SecretVersion, { withVersion = true } = {}) {
  const { name, version, contentType, tags, enabled, notBefore, expires, created, updated } = secret;
  return {
    ...(contentType !== null && { contentType }),
    id: `${vaultUrl}/secrets/${name}${withVersion ? `/${version}` : ''}`,
    attributes: {
      enabled,
      ...(notBefore !== null && { nbf: notBefore }),
      ...(expires !== null && { exp: expires }),
      created,
      updated,
      recoveryLevel: 'Recoverable+Purgeable',
      recoverableDays: RECOVERABLE_DAYS,
    },
    ...(tags !== null && { tags }),
  };
}

/** `SecretBundle` of the REST API: the only form that shows the value. */
export function showBundle(vaultUrl: string, secret: SecretVersion) {
  return { value: secret.value, ...showItem(vaultUrl, secret) };
}

/** `DeletedSecretBundle`, and with `withVersion: false` `DeletedSecretItem`. */
export function showDeleted(vaultUrl: string, { latest, deletedAt }: DeletedSecret, { withVersion = true } = {}) {
  return {
    recoveryId: `${vaultUrl}/deletedsecrets/${latest.name}`,
    deletedDate: deletedAt,
    scheduledPurgeDate: deletedAt + RECOVERABLE_DAYS * 86_400,
    ...showItem(vaultUrl, latest, { withVersion }),
  };
}
