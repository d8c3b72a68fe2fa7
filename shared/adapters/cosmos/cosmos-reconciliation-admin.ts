import type { Container, JSONObject } from '@azure/cosmos';
import type { Finding } from '../../domain/finding.ts';
import type { ReconciliationRun } from '../../domain/reconciliation-run.ts';
import type { ReconciliationAdmin } from '../../ports/reconciliation-admin.ts';
import {
  faultOfRecord,
  isNewerRecord,
  readFinding,
  readRun,
  toFindingDocument,
  toRunDocument,
} from './reconciliation-documents.ts';

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
    // Also what has lost its state, and what the app looks at again by itself: if that is damaged, it never does.
    const query =
      'SELECT * FROM c WHERE c.state IN ("open", "waiting") OR NOT IS_STRING(c.state) AND IS_DEFINED(c.type)';
    const { resources } = await this.#container.items.query<JSONObject>(query, { forceQueryPlan: true }).fetchAll();
    const findings: Finding[] = [];
    const unreadable: { id: string; fault: string }[] = [];
    for (const document of resources) {
      const fault = faultOfRecord(document);
      if (fault !== undefined) unreadable.push({ id: String(document['id']), fault });
      else if (document['type'] === 'finding' && document['state'] === 'open') findings.push(readFinding(document));
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

  async removeDamaged(id: string) {
    const item = this.#container.item(id, id);
    const { resource, etag } = await item.read<JSONObject>();
    if (resource === undefined || faultOfRecord(resource) === undefined) return 'none';
    if (isNewerRecord(resource)) return 'newer';
    await item.delete({ accessCondition: { type: 'IfMatch', condition: etag } });
    return 'removed';
  }
}
