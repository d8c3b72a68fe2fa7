/** Ways to write a path that some server has read as the path itself. Each is a complete request target. */
export function oddNotations(path: string): string[] {
  const rest = path.slice(1);
  const encoded = (text: string) =>
    [...text].map((letter) => (letter === '/' ? '/' : `%${letter.charCodeAt(0).toString(16)}`)).join('');
  const [first = '', ...others] = rest.split('/');
  const ways = [
    path,
    path.toUpperCase(),
    path.replaceAll(/(?<=\/)[a-z]/g, (letter) => letter.toUpperCase()),
    `${path}/`,
    `${path}//`,
    `${path}?code=guessed`,
    // Slashes
    `/${path}`,
    `//${path}`,
    path.replaceAll('/', '//'),
    path.replaceAll('/', '\\'),
    `/livez\\..${path}`,
    `/%5c${rest}`,
    `/%2f${rest}`,
    `/${rest.replaceAll('/', '%2F')}`,
    `/livez%2f..%2f${rest}`,
    `/livez/..%2f${rest}`,
    // Dot segments
    `/.${path}`,
    `/..${path}`,
    `/errors/..${path}`,
    `/errors/not_found/../..${path}`,
    `/docs/%2e%2e${path}`,
    `/docs/.%2E${path}`,
    `/docs/%2E.${path}`,
    `/v1/orders/..;${path}`,
    `/v1/orders/ord_00000000000000000000000000/../../..${path}`,
    `/v1/orders/..%2f..%2f..${path}`,
    `/v1/orders/%2e%2e%2f%2e%2e${path}/timeline`,
    `/v1/..${path}`,
    `/v1${path}`,
    // Encodings
    encoded(path),
    encoded(path).replaceAll('%', '%25'),
    `/docs/%252e%252e${path}`,
    `/docs/%c0%ae%c0%ae${path}`,
    `/docs/..%c0%af${rest}`,
    `/docs/%u002e%u002e${path}`,
    `/docs/%ef%bc%8e%ef%bc%8e${path}`,
    `/docs/..%ef%bc%8f${rest}`,
    `/livez%00${path}`,
    `${path}%00`,
    `${path}%20`,
    `${path}%09`,
    `${path}%0a`,
    `/livez%0a${path}`,
    `/livez%0d%0a${path}`,
    `/docs/..%0d${path}`,
    // Parameters, extensions, tails
    `/${[`${first};a=b`, ...others].join('/')}`,
    `/;/${rest}`,
    `${path};.json`,
    `${path}.json`,
    `${path}.`,
    `/${[`${first}.`, ...others].join('/')}`,
    `${path}~`,
    // Whole URLs
    `http://127.0.0.1${path}`,
    `http://127.0.0.1/livez/..${path}`,
    `http://livez@127.0.0.1${path}`,
    `HTTP://127.0.0.1/%2e%2e${path}`,
    `/http://127.0.0.1${path}`,
    `/livez/../..${path}#/livez`,
  ];
  return [...new Set(ways)];
}
