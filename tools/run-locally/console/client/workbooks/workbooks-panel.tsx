import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { useAnswer } from '@partner-orders/embedded-azure/console-client/kit/use-answer.ts';
import type { Panel, PanelProps } from '@partner-orders/embedded-azure/console-client/panel.ts';
import type { ListedWorkbook } from '../../workbooks/shown-workbook.ts';
import { WorkbookView } from './workbook-view.tsx';

export const workbooksPanel: Panel = {
  path: 'workbooks',
  name: 'Workbooks',
  group: 'Azure',
  about: 'The workbooks of a deployment, drawn with the telemetry of this stack.',
  view: WorkbooksView,
};

function WorkbooksView({ rest: [name], query }: PanelProps) {
  return name === undefined ? <Gallery /> : <WorkbookView key={name} name={name} query={query} />;
}

function Gallery() {
  const { value: workbooks, fault } = useAnswer<ListedWorkbook[]>('/workbooks');
  return (
    <>
      <Fault message={fault} />
      <ul class="gallery">
        {workbooks?.map(({ name, title, about }) => (
          <li key={name}>
            <a href={`/workbooks/${name}`}>{title}</a>
            <p>{about}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
