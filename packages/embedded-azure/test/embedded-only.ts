import { describe, test } from 'vitest';

type Declare = (title: string, body: () => unknown) => void;

/** Declares specs that can't run against another service. There they are skipped by name, with the reason. */
export interface EmbeddedOnly {
  test(reason: string): Declare;
  concurrent(reason: string): Declare;
  describe(reason: string): Declare;
}

/** @param external the service that the specs run against instead of ours, if any */
export function embeddedOnly(external: string | undefined): EmbeddedOnly {
  const unless =
    (run: Declare, skip: (title: string) => void) =>
    (reason: string): Declare =>
    (title, body) => {
      if (external === undefined) run(title, body);
      else skip(`${title} (only of ours: ${reason})`);
    };
  return {
    test: unless((title, body) => void test(title, body as () => void), test.skip),
    concurrent: unless((title, body) => void test.concurrent(title, body as () => void), test.skip),
    describe: unless(
      (title, body) => void describe(title, body as () => void),
      (title) => describe.skip(title, () => void test.skip('everything in it', () => undefined)),
    ),
  };
}
