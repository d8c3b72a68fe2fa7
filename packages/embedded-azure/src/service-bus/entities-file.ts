import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { declareEntities } from './declare-entities.ts';
import { faultsForEmulator } from './emulator-ranges.ts';
import { EntitiesFileShape, type NamespaceShape } from './entities-file-shape.ts';
import { FilterSyntaxError } from './filters/sql-tokens.ts';
import { faultsOfForwarding } from './forwarding-faults.ts';
import { parseJsonc } from './parse-jsonc.ts';

/** A fault in the entities file. The message names the file, the place and the fault. */
export class EntitiesFileError extends Error {
  override name = 'EntitiesFileError';
}

/**
 * Reads entities from a file in the official emulator's Config.json format
 * (https://learn.microsoft.com/azure/service-bus-messaging/test-locally-with-service-bus-emulator).
 *
 * @param strict refuses what the official emulator would refuse, so that the file runs there too
 * @throws EntitiesFileError
 */
export function readEntitiesFile(file: string, strict: boolean): NamespaceShape {
  const parsed = EntitiesFileShape.safeParse(readJson(file));
  if (!parsed.success) throw new EntitiesFileError(`${file}: ${describe(parsed.error)}`);
  const [namespace] = parsed.data.UserConfig.Namespaces;
  const faults = [
    ...repeatedNames(namespace),
    ...faultsOfForwarding(namespace),
    ...(strict ? faultsForEmulator(namespace) : []),
  ];
  if (faults.length > 0) throw new EntitiesFileError(`${file}: ${faults.join('; ')}`);
  try {
    declareEntities(namespace);
    return namespace;
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error;
    throw new EntitiesFileError(`${file}: ${error.message}`, { cause: error });
  }
}

function readJson(file: string): unknown {
  try {
    return parseJsonc(readFileSync(file, 'utf8'));
  } catch (error) {
    const what = error instanceof SyntaxError ? 'not JSON' : "can't be read";
    throw new EntitiesFileError(`${file}: ${what}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function describe(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${z.core.toDotPath(path) || 'the file'}: ${message}`).join('; ');
}

/** Entity paths ignore case. */
function repeatedNames({ Queues, Topics }: NamespaceShape): string[] {
  const faults: string[] = [];
  const check = (what: string, names: readonly { Name: string }[]) => {
    const seen = new Set<string>();
    for (const { Name } of names) {
      if (seen.has(Name.toLowerCase())) faults.push(`${what} "${Name}" is declared twice`);
      seen.add(Name.toLowerCase());
    }
  };
  check('queue or topic', [...Queues, ...Topics]);
  for (const topic of Topics) check(`subscription of topic "${topic.Name}"`, topic.Subscriptions);
  return faults;
}
