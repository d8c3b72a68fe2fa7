/** Where the build puts the page and what it needs, beside the bundle. */
export const DOCS_PAGE = 'index.html';

/**
 * Nothing comes from elsewhere and nothing goes elsewhere. Styles in attributes are how the explorer lays itself out;
 * scripts are ours or none.
 */
export const DOCS_HEADERS = {
  'content-security-policy': [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
};
