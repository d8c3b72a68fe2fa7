interface Item {
  sku: string;
  quantity: number;
}

/** More pieces travel in several packages. */
const PIECES_IN_A_PACKAGE = 20;
/** However much is sent. */
const MOST_PACKAGES = 10;

/** Packs items into as few packages as possible, in their order. */
export function pack(items: readonly Item[]): [Item[], ...Item[][]] {
  const pieces = items.reduce((sum, { quantity }) => sum + quantity, 0);
  const size = Math.max(PIECES_IN_A_PACKAGE, Math.ceil(pieces / MOST_PACKAGES));
  let current: Item[] = [];
  const packages: [Item[], ...Item[][]] = [current];
  let room = size;
  for (const { sku, quantity } of items) {
    for (let left = quantity; left > 0; ) {
      if (room === 0) {
        current = [];
        packages.push(current);
        room = size;
      }
      const packed = Math.min(left, room);
      current.push({ sku, quantity: packed });
      left -= packed;
      room -= packed;
    }
  }
  return packages;
}
