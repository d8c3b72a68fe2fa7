import { join } from 'node:path';
import { apiTypesFile, describeApiTypes } from '@partner-orders/partner-client/tools/describe-api-types';
import { buildAsyncApi } from '../../functions/http/asyncapi/build-asyncapi.ts';
import { buildOpenApi } from '../../functions/http/openapi/build-openapi.ts';
import { routes } from '../../functions/http/routes.ts';
import { declaredOperationsFile, declaredOperationsText } from '../azure/write-declared-operations.ts';
import { gatewayDocumentFile, gatewayDocumentText } from '../azure/write-gateway-document.ts';
import { problemTexts, problemTextsFile } from '../azure/write-problem-texts.ts';
import { runCommand } from '../command-line/run-command.ts';
import { root } from '../root.ts';
import { writeGenerated } from './write-generated.ts';

/** The checked-in documents, for partners. */
export const openApiFile = join(root, 'docs', 'openapi.json');
export const asyncApiFile = join(root, 'docs', 'asyncapi.json');

export function openApiText(): string {
  return `${JSON.stringify(buildOpenApi(routes), undefined, 2)}\n`;
}

export function asyncApiText(): string {
  return `${JSON.stringify(buildAsyncApi(routes), undefined, 2)}\n`;
}

if (import.meta.main) {
  await runCommand({
    usage: `npm run openapi

Writes what is generated from the code: docs/openapi.json and docs/asyncapi.json, the types of the client package, the operations that
the gateway forwards, and the texts of its problems.`,
    options: {},
    async run() {
      const written = writeGenerated({
        [openApiFile]: openApiText(),
        [asyncApiFile]: asyncApiText(),
        [apiTypesFile]: await describeApiTypes(openApiText()),
        [declaredOperationsFile]: declaredOperationsText(),
        [gatewayDocumentFile]: gatewayDocumentText(),
        [problemTextsFile]: problemTexts(),
      });
      process.stdout.write(`${written}\n`);
    },
  });
}
