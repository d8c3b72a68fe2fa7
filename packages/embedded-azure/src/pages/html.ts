/** A piece of HTML that is safe to send. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Piece = Html | string | number | undefined | readonly Piece[];

/** Builds HTML from a template. Inserted values are escaped unless they are HTML. */
export function html(literals: TemplateStringsArray, ...pieces: Piece[]): Html {
  return new Html(
    literals.reduce((text, literal, n) => text + literal + (n < pieces.length ? show(pieces[n]) : ''), ''),
  );
}

function show(piece: Piece): string {
  if (piece instanceof Html) return piece.text;
  if (piece === undefined) return '';
  if (typeof piece === 'object') return piece.map(show).join('');
  return escaped(String(piece));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
