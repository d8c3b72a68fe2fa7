import type { Container, JSONObject } from '@azure/cosmos';
import type { Finding } from '../../domain/finding.ts';
import type { ReconciliationRun } from '../../domain/reconciliation-run.ts';
import type { ReconciliationAdmin } from '../../ports/reconciliation-admin.ts';
import { faultOfRecord, readFinding, readRun, toFindingDocument, toRunDocument } from './reconciliation-documents.ts';

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
    const query = 'SELECT * FROM c WHERE c.state = "open"';
    const { resources } = await this.#container.items.query<JSONObject>(query, { forceQueryPlan: true }).fetchAll();
    const findings: Finding[] = [];
    const unreadable: { id: string; fault: string }[] = [];
    for (const document of resources) {
      const fault = faultOfRecord(document);
      if (fault !== undefined) unreadable.push({ id: String(document['id']), fault });
      else if (document['type'] === 'finding') findings.push(readFinding(document));
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

  async removeUnreadable(id: string): Promise<boolean> {
    const item = this.#container.item(id, id);
    const { resource, etag } = await item.read<JSONObject>();
    if (resource === undefined || faultOfRecord(resource) === undefined) return false;
    await item.delete({ accessCondition: { type: 'IfMatch', condition: etag } });
    return true;
  }
}
