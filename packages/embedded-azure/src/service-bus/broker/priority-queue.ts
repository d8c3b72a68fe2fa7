/**
 * A binary heap that can remove any item in O(log n). A settled message leaves three of them at once, and lazy deletion
 * would keep its bytes until its turn came.
 */
export class PriorityQueue<T> {
  readonly #rank: (item: T) => number;
  readonly #heap: { item: T; rank: number }[] = [];
  readonly #places = new Map<T, number>();

  /** @param rank lowest first; read once, when the item is added */
  constructor(rank: (item: T) => number) {
    this.#rank = rank;
  }

  get size(): number {
    return this.#heap.length;
  }

  has(item: T): boolean {
    return this.#places.has(item);
  }

  add(item: T): void {
    if (this.#places.has(item)) return;
    this.#heap.push({ item, rank: this.#rank(item) });
    this.#rise(this.#heap.length - 1);
  }

  first(): T | undefined {
    return this.#heap[0]?.item;
  }

  /** Rank of the first item; Infinity when there is none. */
  firstRank(): number {
    return this.#heap[0]?.rank ?? Infinity;
  }

  takeFirst(): T | undefined {
    const first = this.first();
    if (first !== undefined) this.remove(first);
    return first;
  }

  remove(item: T): boolean {
    const place = this.#places.get(item);
    if (place === undefined) return false;
    this.#places.delete(item);
    const last = this.#heap.pop();
    if (last !== undefined && place < this.#heap.length) {
      this.#heap[place] = last;
      this.#sink(place);
      this.#rise(place);
    }
    return true;
  }

  #rise(start: number): void {
    const moving = this.#heap[start];
    if (moving === undefined) return;
    let place = start;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.#heap[above];
      if (parent === undefined || parent.rank <= moving.rank) break;
      this.#put(place, parent);
      place = above;
    }
    this.#put(place, moving);
  }

  #sink(start: number): void {
    const moving = this.#heap[start];
    if (moving === undefined) return;
    let place = start;
    for (;;) {
      const left = 2 * place + 1;
      const right = left + 1;
      const below = this.#rankAt(right) < this.#rankAt(left) ? right : left;
      const child = this.#heap[below];
      if (child === undefined || child.rank >= moving.rank) break;
      this.#put(place, child);
      place = below;
    }
    this.#put(place, moving);
  }

  #rankAt(place: number): number {
    return this.#heap[place]?.rank ?? Infinity;
  }

  #put(place: number, entry: { item: T; rank: number }): void {
    this.#heap[place] = entry;
    this.#places.set(entry.item, place);
  }
}
