import { execFile } from 'node:child_process';
import { webcrypto, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loopbackCertificate } from './certificate.ts';

describe('the certificate of the loopback addresses', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'certificate-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it.each(['127.0.0.1', 'localhost'])(
    'is trusted for %s by a process that has it in NODE_EXTRA_CA_CERTS, and by no other',
    async (host) => {
      const { cert, key, file } = await loopbackCertificate(directory);
      await using server = createServer({ cert, key }, (_request, response) => response.end('hello'));
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const ask = `fetch('https://${host}:${port}').then(r => r.text()).then(console.log, e => console.log(e.cause.code))`;
      const askFrom = async (env: Record<string, string>) => {
        const { stdout } = await promisify(execFile)(process.execPath, ['-e', ask], { env });
        return stdout.trim();
      };
      expect(await askFrom({ NODE_EXTRA_CA_CERTS: file })).toBe('hello');
      expect(await askFrom({})).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    },
  );

  it('is kept over a restart, in a file that only its owner can read', async () => {
    const first = await loopbackCertificate(directory);
    expect(await loopbackCertificate(directory)).toEqual(first);
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
  });

  it('is created again when the file is truncated', async () => {
    const first = await loopbackCertificate(directory);
    writeFileSync(first.file, readFileSync(first.file).subarray(0, 300));
    const second = await loopbackCertificate(directory);
    expect(second.cert).not.toBe(first.cert);
    expect(second.key).toContain('PRIVATE KEY');
  });

  it('is found among several trusted certificates, in any order', async () => {
    const all = await Promise.all(['a', 'b', 'c'].map((name) => loopbackCertificate(join(directory, name))));
    const bundle = join(directory, 'bundle.pem');
    writeFileSync(bundle, all.map(({ cert }) => cert).join(''));
    const servers = all.map(({ cert, key }) =>
      createServer({ cert, key }, (_request, response) => response.end('hello')).listen(0, '127.0.0.1'),
    );
    try {
      await Promise.all(servers.map((server) => server.listening || once(server, 'listening')));
      const urls = servers.map((server) => `https://localhost:${(server.address() as AddressInfo).port}`);
      const ask = `Promise.all(${JSON.stringify(urls)}.map(url => fetch(url).then(r => r.text(), e => e.cause.code))).then(a => console.log(a.join()))`;
      const { stdout } = await promisify(execFile)(process.execPath, ['-e', ask], {
        env: { NODE_EXTRA_CA_CERTS: bundle },
      });
      expect(stdout.trim()).toBe('hello,hello,hello');
      expect(new Set(all.map(({ cert }) => new X509Certificate(cert).subject)).size).toBe(3);
    } finally {
      for (const server of servers) server.close();
    }
  });

  it('is created again if the old one has no unique name', async () => {
    const { file } = await loopbackCertificate(directory);
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
    const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const nameless = await X509CertificateGenerator.createSelfSigned({
      name: 'CN=localhost',
      keys,
      signingAlgorithm: algorithm,
    });
    const key = PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
    writeFileSync(file, `${nameless.toString('pem')}\n${key}\n`);
    const { cert } = await loopbackCertificate(directory);
    expect(new X509Certificate(cert).subject).not.toBe('CN=localhost');
  });
});
