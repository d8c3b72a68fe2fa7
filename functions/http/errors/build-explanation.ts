import { z } from 'zod';
import { type ProblemCode, problems } from '../../../shared/problems.ts';
import { explanations } from './explanations.ts';

export const ErrorExplanation = z
  .object({
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]).describe('The code in the error'),
    status: z.int().describe('The HTTP status of the error'),
    title: z.string().describe('The `message` of the error'),
    cause: z.string().describe('Why it happens'),
    remedy: z.string().describe('What to do about it'),
    example: z.unknown().describe('An example of the error’s body'),
  })
  .meta({ id: 'ErrorExplanation' });
export type ErrorExplanation = z.infer<typeof ErrorExplanation>;

export function buildExplanation(code: ProblemCode, publicUrl: string): ErrorExplanation {
  const { status, title } = problems[code];
  const { cause, remedy, details = [] } = explanations[code];
  const occasion = { requestId: '5f0c7f0e-3f0b-4c55-9c3e-0d6f5a1f4b1e', timestamp: '2026-01-31T12:00:00.000Z' };
  const example = { error: { code, message: title, details, ...occasion, docs: `${publicUrl}/errors/${code}` } };
  return { code, status, title, cause, remedy, example };
}
