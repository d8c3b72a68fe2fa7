import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { useAnswer } from '@partner-orders/embedded-azure/console-client/kit/use-answer.ts';
import type { ShownRunbook } from '../../alerts/shown-alert.ts';
import { MarkdownView } from '../markdown-view.tsx';
import { runbookUrl } from './runbook-url.ts';

/** What to do when an alert fires. */
export function RunbookView({ name }: { name: string }) {
  const { value: runbook, fault } = useAnswer<ShownRunbook>(`/alerts/runbooks/${name}`);
  return (
    <>
      <p>
        <a href="/alerts">All alerts</a>
      </p>
      <Fault message={fault} />
      {runbook === undefined ? null : (
        <>
          <p class="dim">
            <code>{runbook.file}</code>. Its commands of <code>npm run ops</code> are written for this stack: for a
            deployment they end with <code>--azure</code>
            {runbook.flag === '' ? null : (
              <>
                {' '}
                instead of <code>{runbook.flag}</code>
              </>
            )}
            . Other commands are for a deployment only.
          </p>
          <MarkdownView text={runbook.text} linkTo={runbookUrl} />
        </>
      )}
    </>
  );
}
