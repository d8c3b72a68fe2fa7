/** A form in bracket notation, as a tree: `a[b]=1&c[0]=2` is `{ a: { b: '1' }, c: { 0: '2' } }`. */
export interface FormTree {
  [name: string]: string | FormTree;
}

/**
 * Reads `application/x-www-form-urlencoded` with Stripe's bracket notation. The schema decides whether `c[0]` is the
 * first element of a list or a key of a map (metadata may have a key `0`). `c[]` gets the next free number.
 */
export function parseForm(form: URLSearchParams): FormTree {
  const root = emptyTree();
  for (const [name, value] of form) put(root, pathOf(name), value);
  return root;
}

/** Without a prototype, because a form may contain `constructor` or `__proto__`. */
function emptyTree(): FormTree {
  return Object.create(null);
}

/** `a[b][c]` → `a`, `b`, `c` */
function pathOf(name: string): string[] {
  const at = name.indexOf('[');
  if (at <= 0 || !name.endsWith(']')) return [name];
  return [name.slice(0, at), ...name.slice(at + 1, -1).split('][')];
}

function put(tree: FormTree, [first = '', ...rest]: string[], value: string): void {
  const name = first === '' ? String(Object.keys(tree).length) : first;
  if (rest.length === 0) {
    tree[name] = value;
    return;
  }
  const existing = tree[name];
  const next = typeof existing === 'object' ? existing : emptyTree();
  tree[name] = next;
  put(next, rest, value);
}
