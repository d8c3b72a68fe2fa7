interface Parameter {
  name: string;
  description?: string;
  example?: string;
}
interface Document {
  paths: Record<string, Record<string, { parameters?: Parameter[] }>>;
  components: { securitySchemes: { entra: { flows: { clientCredentials: { tokenUrl: string } } } } };
}

/** The page sends the key that it shows, so the reader decides when a request is a new one. */
const HOW_TO_CHANGE =
  'To send a new request from this page, change the key: with the same key you get the first response again.';

/**
 * Prepares the OpenAPI document for the page. Tokens come through our own server, because Microsoft Entra doesn't allow
 * client credentials from a page of another origin. Each operation that takes an Idempotency-Key gets a new one at each
 * load.
 */
export function prepareDocument(served: unknown, tokenUrl: string): Document {
  const document = structuredClone(served) as Document;
  document.components.securitySchemes.entra.flows.clientCredentials.tokenUrl = tokenUrl;
  for (const operations of Object.values(document.paths)) {
    for (const { parameters = [] } of Object.values(operations)) {
      for (const parameter of parameters) {
        if (parameter.name !== 'Idempotency-Key') continue;
        parameter.example = crypto.randomUUID();
        parameter.description = [parameter.description, HOW_TO_CHANGE].join(' ').trim();
      }
    }
  }
  return document;
}
