/** A policy file that this gateway can't run. One line names file, element and fault. */
export class PolicyError extends Error {
  override name = 'PolicyError';

  constructor(file: string, element: string, fault: string) {
    super(`${file}: <${element}>: ${fault}`);
  }
}
