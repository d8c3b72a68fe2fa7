import { useAnswer } from '@partner-orders/embedded-azure/console-client/kit/use-answer.ts';
import type { Panel, PanelProps } from '@partner-orders/embedded-azure/console-client/panel.ts';
import type { OrderDesk } from '../../orders/shown-orders.ts';
import { AttentionStrip } from '../attention/attention-strip.tsx';
import { OrderList } from './order-list.tsx';
import { PlaceOrder } from './place-order.tsx';
import { StoryView } from './story-view.tsx';

export const ordersPanel: Panel = {
  path: 'orders',
  name: 'Orders',
  group: 'Orders',
  about: 'The orders of all partners, live. Place one, and open it to see its whole story.',
  view: OrdersView,
};

function OrdersView({ rest: [orderId], query }: PanelProps) {
  return orderId === undefined ? <OrderDeskView query={query} /> : <StoryView key={orderId} orderId={orderId} />;
}

function OrderDeskView({ query }: Pick<PanelProps, 'query'>) {
  const { value: desk } = useAnswer<OrderDesk>('/orders/desk');
  return (
    <>
      <AttentionStrip />
      <PlaceOrder desk={desk} />
      <OrderList desk={desk} query={query} />
    </>
  );
}
