/** A part of rhea that its typings leave out; the broker writes one kind of frame itself (see disposition-frames.ts). */
declare module 'rhea/lib/frames.js' {
  interface Disposition {
    role: boolean;
    first: number;
    last: number;
    state: unknown;
    settled: boolean;
  }
  const frames: { disposition(fields: Disposition): unknown };
  export = frames;
}
