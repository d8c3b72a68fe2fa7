import type { Container, JSONObject } from '@azure/cosmos';
import { causeOf } from '../../cause-of.ts';
import type { Finding } from '../../domain/finding.ts';
import type { ReconciliationRun } from '../../domain/reconciliation-run.ts';
import type { ReconciliationAdmin } from '../../ports/reconciliation-admin.ts';
import { readFinding, readRun, toFindingDocument, toRunDocument } from './reconciliation-documents.ts';

/** Only for operators. */
export class CosmosReconciliationAdmin implements ReconciliationAdmin {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async requestRun(run: ReconciliationRun): Promise<void> {
    await this.#container.items.create(toRunDocument(run));
  }

  async findRun(id: string): Promise<ReconciliationRun | undefined> {
    const { resource } = await this.#container.item(id, id).read<JSONObject>();
    return resource && readRun(resource);
  }

  async listOpen() {
    const query = 'SELECT * FROM c WHERE c.type = "finding" AND c.state = "open"';
    const { resources } = await this.#container.items.query<JSONObject>(query, { forceQueryPlan: true }).fetchAll();
    const findings: Finding[] = [];
    const unreadable: { id: string; fault: string }[] = [];
    for (const document of resources) {
      try {
        findings.push(readFinding(document));
      } catch (error) {
        unreadable.push({ id: String(document['id']), fault: causeOf(error).message });
      }
    }
    return { findings: findings.sort((a, b) => (a.since < b.since ? -1 : 1)), unreadable };
  }

  async change(id: string, decide: (finding: Finding) => Finding | undefined): Promise<Finding | undefined> {
    const item = this.#container.item(id, id);
    const { resource, etag } = await item.read<JSONObject>();
    const changed = resource && resource['type'] === 'finding' ? decide(readFinding(resource)) : undefined;
    if (changed === undefined) return undefined;
    await item.replace(toFindingDocument(changed), { accessCondition: { type: 'IfMatch', condition: etag } });
    return changed;
  }
}
