/** A number of things: `1 order`, `2 orders`. */
export const writeCount = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
