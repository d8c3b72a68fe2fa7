import { randomUUID, X509Certificate } from 'node:crypto';
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

/**
 * Makes the certificate on first use and anew when it is about to lapse; it stands for itself, without an authority.
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
    return new X509Certificate(cert).validToDate.getTime() > Date.now() + DAY_MS;
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

async function issue(): Promise<string> {
  // Takes a tenth of a second to load, and only the first start has to.
  const { generate } = await import('selfsigned');
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - DAY_MS),
    notAfterDate: new Date(Date.now() + LIFETIME_DAYS * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return [cert, key].map((part) => `${part.trim().replaceAll('\r\n', '\n')}\n`).join('');
}
