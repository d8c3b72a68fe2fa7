import type { Panel, PanelProps } from '../panel.ts';
import { InstanceListView } from './instance-list-view.tsx';
import { InstanceView } from './instance-view.tsx';

export const sagasPanel: Panel = {
  path: 'sagas',
  name: 'Orchestrations',
  group: 'Azure',
  about: 'The instances of Durable Functions, as the management API of the Functions host tells them.',
  view: SagasView,
};

function SagasView({ rest: [id], query }: PanelProps) {
  return id === undefined ? <InstanceListView query={query} /> : <InstanceView key={id} id={id} />;
}
