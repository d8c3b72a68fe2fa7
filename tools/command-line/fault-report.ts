/** A program has its answer, and the answer is that something is wrong: it is printed as any other, with exit code 1. */
export class FaultReport extends Error {
  override name = 'FaultReport';
}
