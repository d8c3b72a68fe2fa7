import { ApiProblem } from './api-problem.ts';

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

/** A resource and the ETag of its version, which a change of it must name. */
export type Versioned<T> = T & { readonly etag: string };

async function takeAnswer<T>(answer: Promise<Answer<T>>, idempotencyKey?: string) {
  const { data, error, response } = await answer;
  if (!response.ok) throw new ApiProblem(response, error, idempotencyKey);
  return { data: data as T, response };
}
