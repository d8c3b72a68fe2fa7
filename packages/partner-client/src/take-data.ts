import { ApiProblem } from './api-problem.ts';
import { readRetryAfter } from './retry.ts';

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's body, or the error that the API reported. */
export async function takeData<T>(answer: Promise<Answer<T>>, idempotencyKey?: string): Promise<T> {
  return (await takeAnswer(answer, idempotencyKey)).data;
}

/** The answer's body with its version. @throws ApiProblem */
export async function takeVersioned<T extends object>(
  answer: Promise<Answer<T>>,
  idempotencyKey?: string,
): Promise<Versioned<T>> {
  const { data, response } = await takeAnswer(answer, idempotencyKey);
  return { ...data, etag: response.headers.get('etag') ?? '' };
}

/** The answer's body, and how long to wait until the next look. @throws ApiProblem */
export async function takePolled<T>(answer: Promise<Answer<T>>): Promise<Polled<T>> {
  const { data, response } = await takeAnswer(answer);
  return { data, retryAfterMs: readRetryAfter(response.headers.get('retry-after')) };
}

/** Something that goes on by itself. */
export interface Polled<T> {
  readonly data: T;
  readonly retryAfterMs: number | undefined;
}

/** A resource and the ETag of its version, which a change of it must name. */
export type Versioned<T> = T & { readonly etag: string };

async function takeAnswer<T>(answer: Promise<Answer<T>>, idempotencyKey?: string) {
  const { data, error, response } = await answer;
  if (!response.ok) throw new ApiProblem(response, error, idempotencyKey);
  return { data: data as T, response };
}
