import { keepToken, loadToken } from './keep-token.ts';
import { prepareDocument } from './prepare-document.ts';
import { redirectTokenRequests, TOKEN_PATH } from './redirect-token-requests.ts';

/** This code is bundled for browsers, but compiled without the DOM's types, so it declares what it uses. */
declare const document: { querySelector(selector: string): Element | null };
interface Element {
  textContent: string | null;
  getAttribute(name: string): string | null;
}
declare const location: { origin: string };
declare const Scalar: { createApiReference(selector: string, configuration: Record<string, unknown>): unknown };

async function showReference(): Promise<void> {
  const signInUrl = document.querySelector('meta[name=sign-in-url]')?.getAttribute('content') ?? '';
  const [response, token] = await Promise.all([fetch('/openapi.json'), loadToken(signInUrl)]);
  const content = prepareDocument(await response.json(), `${location.origin}${TOKEN_PATH}`);
  Scalar.createApiReference('#reference', {
    content,
    authentication: {
      // A reader without a token first sees the form that gets one.
      preferredSecurityScheme: token === '' ? 'entra' : 'bearer',
      securitySchemes: { bearer: { token } },
    },
    customFetch: redirectTokenRequests(keepToken),
    onRequestBuilt({ request }: { request: Request }) {
      const [, used] = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
      if (used) keepToken(used);
    },
    // Nothing from the vendor: no telemetry, proxy, assistant, fonts or other client.
    telemetry: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    hideClientButton: true,
    showDeveloperTools: 'never',
    withDefaultFonts: false,
    documentDownloadType: 'json',
    defaultOpenFirstTag: true,
    defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
  });
}

showReference().catch((error) => {
  const line = document.querySelector('.loading');
  if (line !== null) line.textContent = 'This page could not be loaded. Reload it to try again.';
  throw error;
});
