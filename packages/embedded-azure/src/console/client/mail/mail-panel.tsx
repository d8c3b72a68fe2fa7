import type { ShownMail } from '../../mail/shown-mail.ts';
import { Moment } from '../kit/moment.tsx';
import { Fault } from '../kit/notice.tsx';
import { OpenedHeading } from '../kit/opened-heading.tsx';
import { Table } from '../kit/table.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import type { Panel, PanelProps } from '../panel.ts';

export const mailPanel: Panel = {
  path: 'mail',
  name: 'Mail',
  group: 'Azure',
  about: 'The mails that the app has sent. Nothing leaves this machine.',
  view: MailView,
};

function MailView({ rest: [open] }: PanelProps) {
  const { value: mails, fault } = useAnswer<ShownMail[]>('/mail', 2_000);
  const shown = mails?.find(({ id }) => id === open);
  return (
    <>
      <Fault message={fault} />
      {mails === undefined ? null : (
        <Table
          caption="Mails, the newest first"
          rows={mails}
          idOf={({ id }) => id}
          isSelected={({ id }) => id === open}
          empty="No mail yet. The app writes to a partner’s contacts when one of its webhook endpoints keeps failing."
          columns={[
            { name: 'Sent', cell: ({ at }) => <Moment at={at} /> },
            { name: 'To', cell: ({ to }) => to.join(', ') },
            { name: 'Subject', cell: ({ id, subject }) => <a href={`/mail/${id}`}>{subject}</a> },
          ]}
        />
      )}
      {shown === undefined ? null : (
        <article key={shown.id}>
          <OpenedHeading level="h2">{shown.subject}</OpenedHeading>
          <p class="dim">
            From {shown.from} to {shown.to.join(', ')}
          </p>
          <pre>{shown.text}</pre>
        </article>
      )}
    </>
  );
}
