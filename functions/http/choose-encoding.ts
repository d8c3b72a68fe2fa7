import type { BuiltFile } from '../../shared/ports/built-files.ts';

/** Chooses the form of a file that the caller accepts (RFC 9110, 12.5.3), with the headers that name it. */
export function chooseEncoding({ content, gzipped }: BuiltFile, acceptEncoding: string) {
  const vary = { vary: 'accept-encoding' };
  return acceptsGzip(acceptEncoding)
    ? { headers: { ...vary, 'content-encoding': 'gzip' }, body: gzipped }
    : { headers: vary, body: content };
}

function acceptsGzip(acceptEncoding: string): boolean {
  const weights = new Map<string, number>();
  for (const part of acceptEncoding.split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(coding, weight === undefined ? 1 : Number(weight.slice(2)));
  }
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}
