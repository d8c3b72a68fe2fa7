import { createHash } from 'node:crypto';

const STYLE = `
:root { color-scheme: light dark; --quiet: light-dark(#59636e, #9198a1); --line: light-dark(#d1d9e0, #3d444d); }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.3; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin-top: 2rem; }
code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
pre { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; overflow-x: auto; }
dt { margin-top: 1rem; }
dd { margin: 0; color: var(--quiet); }
nav, .status { color: var(--quiet); }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

export const ERROR_PAGE_HEADERS = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
};

/** @param main HTML that is already safe */
export function buildErrorPage(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${toHtml(title)} · Partner Orders</title>
<style>${STYLE}</style>
</head>
<body>
<nav><a href="/docs">Documentation</a> · <a href="/errors">All errors</a></nav>
<main>
${main}
</main>
</body>
</html>
`;
}

/** Escapes text for HTML. Text in backticks becomes code. */
export function toHtml(text: string): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return escaped.replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
