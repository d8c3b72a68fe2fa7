import { problems } from '../../../shared/problems.ts';

/** The body that all errors share. */
export const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      description: 'What went wrong',
      required: ['code', 'message', 'details', 'requestId', 'timestamp', 'docs'],
      properties: {
        code: { type: 'string', enum: Object.keys(problems), description: 'What went wrong, as a code for programs' },
        message: { type: 'string', description: 'What went wrong, as a sentence for people' },
        details: {
          type: 'array',
          description:
            'Every fault and where it is. If there are more than 100: the first 100, and how many more there are',
          items: {
            type: 'object',
            required: ['path', 'message'],
            properties: {
              path: { type: 'string', description: 'Where the fault is, such as `lines[0].quantity` or `query.limit`' },
              message: { type: 'string', description: 'What is wrong' },
            },
          },
        },
        requestId: {
          type: 'string',
          description: 'Identifies this request in our logs: send it to us when you ask for help',
        },
        timestamp: { type: 'string', format: 'date-time', description: 'When the error occurred' },
        docs: { type: 'string', format: 'uri', description: 'The page that explains this code' },
      },
    },
  },
};

/** All codes as a Markdown list. A table would be too wide for the pages that show it. */
export function listProblems(): string {
  return Object.entries(problems)
    .map(([code, { status, title }]) => `- [\`${code}\`](/errors/${code}) (${status}): ${title}`)
    .join('\n');
}
