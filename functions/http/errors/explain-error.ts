import { z } from 'zod';
import { type ProblemCode, problems } from '../../../shared/problems.ts';
import { publicRoute } from '../route.ts';

const codes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/** Where the `docs` of an error point to. */
export const explainError = publicRoute({
  operationId: 'explainError',
  method: 'GET',
  path: '/errors/{code}',
  summary: 'Explain an error code',
  params: z.object({ code: z.enum(codes) }),
  reply: { status: 200, body: z.object({ code: z.enum(codes), status: z.int(), title: z.string() }) },
  problems: ['not_found'],

  async handle({ params: { code } }) {
    return { status: 200, body: { code, ...problems[code] } };
  },
});
