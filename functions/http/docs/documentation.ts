/** The build writes the page and its files here, beside the bundle. */
export const DOCS_PAGE = 'index.html';

const SECURITY = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
};

/**
 * The page exchanges data only with its own origin. The API reference needs inline styles for its layout; only our own
 * scripts run.
 *
 * @param signInUrl the sign-in of a local stack; empty where there is none
 */
export const buildDocsHeaders = (signInUrl = '') => ({
  ...SECURITY,
  'content-security-policy': [
    "default-src 'self'",
    `connect-src ${["'self'", signInUrl].join(' ').trim()}`,
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
});
