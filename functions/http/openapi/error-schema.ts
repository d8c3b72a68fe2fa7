import { problems } from '../../../shared/problems.ts';

/** The one envelope of all errors. */
export const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      description: 'What went wrong',
      required: ['code', 'message', 'details', 'requestId', 'timestamp', 'docs'],
      properties: {
        code: { type: 'string', enum: Object.keys(problems), description: 'What went wrong, for programs' },
        message: { type: 'string', description: 'The same for people, in a sentence' },
        details: {
          type: 'array',
          description:
            'Every fault that was found, each with its place; of more than 100 the first, and how many more there are',
          items: {
            type: 'object',
            required: ['path', 'message'],
            properties: {
              path: { type: 'string', description: '`lines[0].quantity`, `query.limit`, or what was looked at' },
              message: { type: 'string', description: 'What is wrong there' },
            },
          },
        },
        requestId: { type: 'string', description: 'Names this request in every log: tell us' },
        timestamp: { type: 'string', format: 'date-time', description: 'When it was answered' },
        docs: { type: 'string', format: 'uri', description: 'The page that explains this code' },
      },
    },
  },
};

/** All codes, as a list in Markdown: a table is too wide for the pages that show it. */
export function listOfProblems(): string {
  return Object.entries(problems)
    .map(([code, { status, title }]) => `- [\`${code}\`](/errors/${code}) (${status}): ${title}`)
    .join('\n');
}
