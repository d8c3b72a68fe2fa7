import type { Panel, PanelProps } from '../panel.ts';
import { ContainerList } from './container-list.tsx';
import { DocumentView } from './document-view.tsx';
import { QueryView } from './query-view.tsx';

export const documentsPanel: Panel = {
  path: 'documents',
  name: 'Documents',
  group: 'Azure',
  about:
    'What is in the containers of Cosmos DB. This page only reads: documents are changed by the app and by commands.',
  view: DocumentsView,
};

function DocumentsView({ rest: [container, id], query }: PanelProps) {
  if (container === undefined) return <ContainerList />;
  if (id === undefined) return <QueryView key={container} id={container} query={query} />;
  return <DocumentView key={`${container}/${id}/${query.get('key')}`} container={container} id={id} query={query} />;
}
