import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { Route, SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import { contextOf, type PaymentsState } from './answer-operation.ts';
import { type AuthenticationOutcome, endAuthentication } from './authentication.ts';
import type { PaymentIntent } from './payment-intent.ts';

const PATH = '/redirect/authenticate/{id}';

/** The page of a card's issuer, on which the payer approves or refuses. Its URL is in the intent's `next_action`. */
export function authenticationPage(state: PaymentsState): Route[] {
  const find = ({ parameters, query }: SimulatorRequest): PaymentIntent | undefined => {
    const intent = state.books.find(parameters['id'] ?? '');
    return intent?.clientSecret === query.get('client_secret') ? intent : undefined;
  };
  return [
    {
      method: 'GET',
      path: PATH,
      async handle(request) {
        const intent = find(request);
        await state.commits.durable();
        if (intent === undefined) return page(404, '<p>There is no such payment.</p>');
        if (intent.status !== 'requires_action') return page(410, `<p>This payment is ${intent.status}.</p>`);
        return page(200, question(intent));
      },
    },
    {
      method: 'POST',
      path: PATH,
      async handle(request) {
        const intent = find(request);
        if (intent === undefined) return page(404, '<p>There is no such payment.</p>');
        const outcome = new URLSearchParams(request.body).get('outcome');
        if (outcome !== 'approved' && outcome !== 'refused') return page(400, question(intent));
        return answer(state, intent, outcome);
      },
    },
  ];
}

/** Like Stripe, sends the payer to the `return_url` with the result, which only the intent's status proves. */
async function answer(
  state: PaymentsState,
  { id, nextAction }: PaymentIntent,
  outcome: AuthenticationOutcome,
): Promise<Reply> {
  const ended = await state.commits.write(() => {
    const intent = state.books.find(id);
    return intent && endAuthentication(contextOf(state, { id: null }), intent, outcome);
  });
  state.delivery.wake();
  if (ended === undefined) return page(410, '<p>This payment waits for no confirmation.</p>');
  if (nextAction?.returnUrl == null)
    return page(200, `<p>The payment is ${ended.status}. You can close this page.</p>`);
  const location = new URL(nextAction.returnUrl);
  location.searchParams.set('payment_intent', id);
  location.searchParams.set('payment_intent_client_secret', ended.clientSecret);
  location.searchParams.set('redirect_status', ended.status === 'requires_capture' ? 'succeeded' : 'failed');
  return { status: 303, headers: { location: location.href } };
}

function question({ amount, currency }: PaymentIntent): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const { maximumFractionDigits: decimals = 2 } = format.resolvedOptions();
  return `<p>A merchant asks for ${format.format(amount / 10 ** decimals)}. Do you confirm this payment?</p>
<form method="post">
  <button name="outcome" value="approved">Confirm</button>
  <button name="outcome" value="refused">Refuse</button>
</form>`;
}

function page(status: number, content: string): Reply {
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>3-D Secure test page</title>
<h1>3-D Secure test page</h1>
${content}
</html>
`;
  const headers = { 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'" };
  return { status, headers, html };
}
