import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Identity, startIdentity } from '../../src/identity/start-identity.ts';
import { type KeptFiles, keepFiles } from '../../src/storage/keep-files.ts';
import { type Certificate, loopbackCertificate } from '../../src/tls/certificate.ts';

const STORAGE = 'https://storage.azure.com';

/** The account of files on a free port, with the identity of an app that may use it. */
export class FilesStage {
  readonly directory: string;
  readonly identity: Identity;
  readonly certificate: Certificate;
  readonly files: KeptFiles;
  /** What was said about ends and starts. */
  readonly said: string[];

  private constructor(
    directory: string,
    running: Pick<FilesStage, 'identity' | 'certificate' | 'files'>,
    said: string[],
  ) {
    this.directory = directory;
    this.identity = running.identity;
    this.certificate = running.certificate;
    this.files = running.files;
    this.said = said;
  }

  static async start(container: string): Promise<FilesStage> {
    const directory = mkdtempSync(join(tmpdir(), 'files-'));
    const said: string[] = [];
    const certificate = await loopbackCertificate(join(directory, 'tls'));
    const [identity, files] = await Promise.all([
      startIdentity({
        stateFile: join(directory, 'identity.db'),
        audience: 'api://conformance',
        clients: [],
        managedIdentity: 'app',
      }),
      keepFiles({ directory: join(directory, 'files'), certificate, containers: [container] }, (line) =>
        said.push(line),
      ),
    ]);
    return new FilesStage(directory, { identity, certificate, files }, said);
  }

  /** A token as the app's identity gets it in Azure. */
  async token(resource = STORAGE): Promise<string> {
    const { endpoint = '', header = '' } = this.identity.managedIdentity ?? {};
    const url = `${endpoint}?${new URLSearchParams({ resource, 'api-version': '2019-08-01' })}`;
    const response = await fetch(url, { headers: { 'x-identity-header': header } });
    const { access_token } = (await response.json()) as { access_token: string };
    return access_token;
  }

  credential(resource = STORAGE) {
    return {
      getToken: async () => ({ token: await this.token(resource), expiresOnTimestamp: Date.now() + 3_600_000 }),
    };
  }

  async close(): Promise<void> {
    await Promise.all([this.files.close(), this.identity.close()]);
    rmSync(this.directory, { recursive: true, maxRetries: 3 });
  }
}
