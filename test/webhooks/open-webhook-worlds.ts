import { afterAll, beforeAll } from 'vitest';
import { PartnerId } from '../../shared/domain/ids.ts';
import { cosmosDatabase } from '../adapters/cosmos-database.ts';
import { WebhookWorld } from './webhook-world.ts';

type Database = Awaited<ReturnType<typeof cosmosDatabase>>;

/** Worlds on one database for all tests of a file. Each has a partner of its own. */
export function openWebhookWorlds() {
  let database: Database;
  let worlds = 0;
  beforeAll(async () => {
    database = await cosmosDatabase();
  });
  afterAll(() => database.close());
  return {
    newWorld() {
      worlds += 1;
      return new WebhookWorld(database, PartnerId.parse(`partner-${worlds}`));
    },
    container: (name: Parameters<Database['container']>[0]) => database.container(name),
  };
}
