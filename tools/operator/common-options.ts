import type { Options } from '../command-line/option.ts';

/** Options of every command. */
export const commonOptions = {
  state: { type: 'string', value: 'DIR', summary: 'the state of the running `npm start`, .local by default' },
  azure: {
    type: 'boolean',
    summary:
      'work in Azure, with your sign-in, on what COSMOS__accountEndpoint and SERVICE_BUS__fullyQualifiedNamespace name',
  },
  json: { type: 'boolean', summary: 'answer in JSON: docs/operator-json.md has the shapes' },
} as const satisfies Options;
