import { ConsoleFault } from '@partner-orders/embedded-azure/console/console-fault';
import { z } from 'zod';
import type { ShownOperation } from './shown-reference.ts';

const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string().default(''),
  tags: z.array(z.string()).default([]),
  security: z.array(z.record(z.string(), z.array(z.string()))).default([]),
  parameters: z
    .array(z.looseObject({ name: z.string().optional(), in: z.string().optional(), required: z.boolean().optional() }))
    .default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ example: z.unknown() })) }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), z.unknown()).optional() })),
});
const Document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

/** Reads the operations from the API's own document. @throws ConsoleFault if the gateway doesn't answer with one */
export async function readOperations(gatewayUrl: string): Promise<ShownOperation[]> {
  let served: unknown;
  try {
    served = await (await fetch(new URL('/openapi.json', gatewayUrl))).json();
  } catch (error) {
    throw new ConsoleFault(502, `${gatewayUrl}/openapi.json can’t be read: does the app run yet?`, { cause: error });
  }
  const { data: document } = Document.safeParse(served);
  if (document === undefined) throw new ConsoleFault(502, `${gatewayUrl} does not serve the API’s document yet`);
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => toShown(method.toUpperCase(), path, operation)),
  );
}

function toShown(method: string, path: string, operation: z.infer<typeof Operation>): ShownOperation {
  const { operationId, summary, tags, security, parameters, requestBody, responses } = operation;
  const media = Object.values(responses).flatMap(({ content = {} }) => Object.keys(content));
  return {
    ...{ id: operationId, method, path, summary },
    tag: tags[0] ?? 'other',
    scope: security.flatMap((scheme) => Object.values(scheme).flat())[0],
    requiredHeaders: parameters.flatMap((one) => (one.in === 'header' && one.required && one.name ? [one.name] : [])),
    example: Object.values(requestBody?.content ?? {})[0]?.example,
    isStream: media.includes('text/event-stream'),
  };
}
