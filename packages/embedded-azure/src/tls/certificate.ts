import { randomUUID, webcrypto, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate of this machine's own for the loopback addresses, and where its clients find it to trust it. */
export interface Certificate {
  /** PEM. */
  cert: string;
  /** PEM. */
  key: string;
  /** The file that NODE_EXTRA_CA_CERTS names. */
  file: string;
}

const DAY_MS = 86_400_000;
const LIFETIME_DAYS = 365;
const ORGANIZATION = 'Partner Orders';

/**
 * Makes the certificate on first use and again when it is about to lapse; it stands for itself, without an authority.
 * Key and certificate share one file, so that a kill between two writes can't part them.
 *
 * @param directory is created; the file in it holds a private key and is readable by its owner only
 */
export async function loopbackCertificate(directory: string): Promise<Certificate> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'loopback.pem');
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const pem = isGood(kept) ? kept : await issue();
  if (pem !== kept) {
    const part = `${file}.${randomUUID()}`;
    writeFileSync(part, pem, { mode: 0o600 });
    renameSync(part, file);
  }
  return { ...split(pem), file };
}

function isGood(pem: string): boolean {
  const { cert, key } = split(pem);
  if (!cert || !key) return false;
  try {
    const { subject, validToDate } = new X509Certificate(cert);
    // One without a name of its own is taken for another's where both are trusted.
    return subject.includes(ORGANIZATION) && validToDate.getTime() > Date.now() + DAY_MS;
  } catch {
    return false;
  }
}

/** The blocks of a PEM file: anything else in it, or a block that is missing, makes it no good. */
function split(pem: string) {
  const block = (label: string) =>
    new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----\\n`).exec(pem)?.[0] ?? '';
  return { cert: block('CERTIFICATE'), key: block('PRIVATE KEY') };
}

/** With a subject and key identifiers of its own: who trusts several finds the right one by them. */
async function issue(): Promise<string> {
  // Takes a tenth of a second to load, and only the first start has to.
  const x509 = await import('@peculiar/x509');
  const { subtle } = webcrypto;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const { KeyUsageFlags } = x509;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: [{ CN: ['localhost'] }, { O: [`${ORGANIZATION} ${randomUUID()}`] }],
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + LIFETIME_DAYS * DAY_MS),
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyCertSign, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        { type: 'ip', value: '::1' },
      ]),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const key = x509.PemConverter.encode(await subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return [certificate.toString('pem'), key].map((part) => `${part.trim().replaceAll('\r\n', '\n')}\n`).join('');
}
