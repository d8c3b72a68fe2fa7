import { z } from 'zod';
import { type AzureCli, AzureCliError } from './azure-cli.ts';

/** Azure Resource Manager, for what `az rest` can't do: it never shows the ETag of a resource. */
export interface ResourceManager {
  /**
   * Reads a resource.
   * @param path its id and `?api-version=`
   */
  read<T>(shape: z.ZodType<T>, path: string): Promise<{ value: T; etag: string }>;

  /**
   * Replaces the resource that has this ETag.
   * @returns false when it has changed since
   */
  replace(path: string, etag: string, body: unknown): Promise<boolean>;
}

const TIMEOUT_MS = 60_000;

/** Resource Manager of the cloud that `az` uses, with its sign-in. */
export function connectResourceManager(az: AzureCli): ResourceManager {
  let host: Promise<string> | undefined;
  const call = async (method: 'GET' | 'PUT', path: string, headers: Record<string, string>, body?: unknown) => {
    host ??= az.ask(z.url(), ['cloud', 'show', '--query', 'endpoints.resourceManager']);
    const url = new URL(path, await host);
    const token = await az.ask(z.string(), ['account', 'get-access-token', '--query', 'accessToken']);
    return fetch(url, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((cause: Error) => {
      throw new AzureCliError(`${nameOf(method, path)} got no answer: ${cause.message}`, { cause });
    });
  };
  return {
    async read(shape, path) {
      const response = await call('GET', path, {});
      const what = nameOf('GET', path);
      if (!response.ok) throw new AzureCliError(await failureOf(what, response));
      const parsed = shape.safeParse(await response.json().catch(() => undefined));
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new AzureCliError(`${what} answered something unexpected: ${issue?.path.join('.')} ${issue?.message}`);
      }
      // A rollback must not fail because a header is missing: then the write is as safe as the read before it.
      return { value: parsed.data, etag: response.headers.get('etag') ?? '*' };
    },
    async replace(path, etag, body) {
      const response = await call('PUT', path, { 'if-match': etag }, body);
      // API Management answers 409 while it stores the write of somebody else.
      if (response.status === 412 || response.status === 409) return false;
      if (!response.ok) throw new AzureCliError(await failureOf(nameOf('PUT', path), response));
      return true;
    },
  };
}

const nameOf = (method: string, path: string) => `${method} ${path.split('?')[0]?.split('/').slice(-2).join('/')}`;

const Failure = z.object({ error: z.object({ message: z.string() }) });

async function failureOf(what: string, response: Response): Promise<string> {
  const failure = Failure.safeParse(await response.json().catch(() => undefined));
  const because = failure.success ? failure.data.error.message.split('\n', 1)[0]?.slice(0, 300) : 'no error output';
  return `${what} failed with status ${response.status}: ${because}`;
}
