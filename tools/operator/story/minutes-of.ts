/** `12 minutes` */
export const minutesOf = (ms: number) => `${Math.floor(ms / 60_000)} minutes`;
