import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { COMMUNICATION_RESOURCE } from '../../src/email/admit-sender.ts';
import { type Email, startEmail } from '../../src/email/start-email.ts';
import { type Identity, startIdentity } from '../../src/identity/start-identity.ts';

const FROM = 'DoNotReply@mail.example';

export const toMail = (text: string) => ({
  senderAddress: FROM,
  content: { subject: 'A <subject>', plainText: text },
  recipients: { to: [{ address: 'ada@acme.example' }] },
});

/** A mail service on a free port, with two applications of its tenant. Only `sender` has the role. */
export class EmailStage {
  readonly stateFile: string;
  readonly #identity: Identity;
  email: Email;

  private constructor(stateFile: string, identity: Identity, email: Email) {
    this.stateFile = stateFile;
    this.#identity = identity;
    this.email = email;
  }

  static async start(): Promise<EmailStage> {
    const directory = mkdtempSync(join(tmpdir(), 'email-'));
    const clients = ['sender', 'stranger'].map((name) => ({ name, roles: [] }));
    const audience = COMMUNICATION_RESOURCE;
    const identity = await startIdentity({ stateFile: join(directory, 'identity.json'), audience, clients });
    const stateFile = join(directory, 'email.db');
    const stage = new EmailStage(stateFile, identity, await startWith(stateFile, identity));
    onTestFinished(async () => {
      await stage.email.close();
      await identity.close();
      rmSync(directory, { recursive: true });
    });
    return stage;
  }

  async restart(): Promise<void> {
    await this.email.close();
    this.email = await startWith(this.stateFile, this.#identity);
  }

  /** @param as an application, or an empty text for nobody */
  async ask(path: string, init: RequestInit, as = 'sender'): Promise<Response> {
    const authorization = as === '' ? {} : { authorization: `Bearer ${await this.#tokenOf(as)}` };
    const url = `${this.email.url}${path}?api-version=2025-09-01`;
    return fetch(url, { ...init, headers: { ...init.headers, ...authorization } });
  }

  send(body: unknown, operation: string, as?: string): Promise<Response> {
    const headers = { 'operation-id': operation };
    return this.ask('/emails:send', { method: 'POST', headers, body: JSON.stringify(body) }, as);
  }

  async #tokenOf(name: string): Promise<string> {
    const { clientId = '', clientSecret = '' } = this.#identity.clients[name] ?? {};
    const scope = `${COMMUNICATION_RESOURCE}/.default`;
    const body = new URLSearchParams({
      ...{ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope },
    });
    const answer = await fetch(this.#identity.tokenEndpoint, { method: 'POST', body });
    return ((await answer.json()) as { access_token: string }).access_token;
  }
}

function startWith(stateFile: string, { issuer, jwksUri, clients }: Identity): Promise<Email> {
  const senders = new Set([clients['sender']?.objectId ?? '']);
  return startEmail({ stateFile, from: [FROM], tenant: { issuer, jwksUri }, senders });
}
