import type { Container } from '@azure/cosmos';
import { schemaVersions } from '../../domain/schema-versions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ServingVersion, ServingVersionsAdmin } from '../../ports/serving-versions-admin.ts';
import { keepUnknownFields } from './keep-unknown-fields.ts';
import { schemaVersionOf } from './schema-version.ts';
import { readServing, SERVING_ID, type ServingDocument } from './serving-document.ts';

/** Writes what `CosmosServingVersions` reads. */
export class CosmosServingVersionsAdmin implements ServingVersionsAdmin {
  readonly #container: Container;
  readonly #clock: Clock;

  constructor(container: Container, clock: Clock) {
    this.#container = container;
    this.#clock = clock;
  }

  async list(): Promise<Record<string, ServingVersion>> {
    return (await readServing(this.#container))?.serving.colours ?? {};
  }

  async begin(colour: string, version: Omit<ServingVersion, 'since'>): Promise<void> {
    await this.#change((colours, since) => {
      const { [colour]: before } = colours;
      const isSame =
        before?.release === version.release && JSON.stringify(before.reads) === JSON.stringify(version.reads);
      return isSame ? colours : { ...colours, [colour]: { ...version, since } };
    });
  }

  async end(colour: string): Promise<void> {
    await this.#change(({ [colour]: _, ...others }) => others);
  }

  /** @throws the SDK's error 412 if the document has changed meanwhile, because two releases run at once */
  async #change(
    change: (colours: ServingDocument['colours'], since: string) => ServingDocument['colours'],
  ): Promise<void> {
    const found = await readServing(this.#container);
    const before = found?.serving.colours ?? {};
    const at = this.#clock.now().toISOString();
    const colours = change(before, at);
    if (found && JSON.stringify(colours) === JSON.stringify(before)) return;
    const next = { id: SERVING_ID, type: 'serving', schemaVersion: schemaVersions.serving, at, colours };
    if (found === undefined) await this.#container.items.create(next);
    else {
      const { document: stored } = found;
      const schemaVersion = Math.max(schemaVersionOf(stored), next.schemaVersion);
      const document = { ...keepUnknownFields(stored, found.serving, next), schemaVersion };
      const accessCondition = { type: 'IfMatch', condition: found.etag };
      await this.#container.item(SERVING_ID, SERVING_ID).replace(document, { accessCondition });
    }
  }
}
