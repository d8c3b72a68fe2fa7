import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { type Monitor, startMonitor } from '../../src/monitor/start-monitor.ts';
import { loopbackCertificate } from '../../src/tls/certificate.ts';

export interface MonitorFixture extends Omit<Monitor, 'write'> {
  readonly stateFile: string;
  restart(): Promise<void>;
  /** Closes it and deletes its state. */
  end(): Promise<void>;
  ask<T = unknown>(path: string): Promise<T>;
  fault(fault: Record<string, unknown> | undefined): Promise<number>;
  /** Sends items like the exporters, without one. */
  track(body: string | Uint8Array, headers?: Record<string, string>): Promise<{ status: number; answer: unknown }>;
  instrumentationKey(): string;
}

/** A monitor whose certificate this process trusts, like the app with NODE_EXTRA_CA_CERTS. */
export async function runningMonitor(mostItems?: number): Promise<MonitorFixture> {
  const directory = mkdtempSync(join(tmpdir(), 'monitor-'));
  const certificate = await loopbackCertificate(join(directory, 'tls'));
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), certificate.cert]);
  const stateFile = join(directory, 'monitor.db');
  const start = () =>
    startMonitor({
      stateFile,
      port: 0,
      ingestionPort: 0,
      certificate,
      ...(mostItems ? { mostItems } : {}),
    });
  let monitor = await start();
  return {
    stateFile,
    get url() {
      return monitor.url;
    },
    get connectionString() {
      return monitor.connectionString;
    },
    close: () => monitor.close(),
    async restart() {
      await monitor.close();
      monitor = await start();
    },
    async end() {
      await monitor.close();
      rmSync(directory, { recursive: true, force: true });
    },
    async ask<T>(path: string) {
      return (await (await fetch(new URL(path, monitor.url))).json()) as T;
    },
    async fault(fault) {
      const url = new URL('/_monitor/faults', monitor.url);
      const response = await fetch(url, fault ? { method: 'PUT', body: JSON.stringify(fault) } : { method: 'DELETE' });
      return response.status;
    },
    async track(body, headers = {}) {
      const [, endpoint = ''] = /IngestionEndpoint=([^;]+)/.exec(monitor.connectionString) ?? [];
      const response = await post(new URL('v2.1/track', endpoint), body, headers, certificate.cert);
      return response;
    },
    instrumentationKey: () => /InstrumentationKey=([^;]+)/.exec(monitor.connectionString)?.[1] ?? '',
  };
}

async function post(url: URL, body: string | Uint8Array, headers: Record<string, string>, ca: string) {
  const { request } = await import('node:https');
  return new Promise<{ status: number; answer: unknown }>((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers, ca }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode ?? 0, answer: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
    });
    outgoing.on('error', reject).end(body);
  });
}
