/** Adds that the response depends on Accept-Encoding (RFC 9110, 12.5.5). */
export function addVary(headers: Record<string, string>): Record<string, string> {
  const { vary } = headers;
  return { ...headers, vary: vary === undefined ? 'accept-encoding' : `${vary}, accept-encoding` };
}
