interface Parameter {
  name: string;
  example?: string;
}
interface Document {
  paths: Record<string, Record<string, { parameters?: Parameter[] }>>;
  components: { securitySchemes: { entra: { flows: { clientCredentials: { tokenUrl: string } } } } };
}

/**
 * The document as the page shows it. Tokens are got through us, because Microsoft Entra lets no page of another origin
 * have one by client credentials; and there is an Idempotency-Key where one is needed.
 */
export function prepareDocument(served: unknown, tokenUrl: string) {
  const document = structuredClone(served) as Document;
  const idempotencyKey: string = crypto.randomUUID();
  document.components.securitySchemes.entra.flows.clientCredentials.tokenUrl = tokenUrl;
  for (const operations of Object.values(document.paths)) {
    for (const { parameters = [] } of Object.values(operations)) {
      for (const parameter of parameters) if (parameter.name === 'Idempotency-Key') parameter.example = idempotencyKey;
    }
  }
  return { document, idempotencyKey };
}
