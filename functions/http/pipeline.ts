import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { mark } from '../../shared/telemetry/mark.ts';
import type { HttpContext } from './http-context.ts';
import { OpenRequests } from './open-requests.ts';
import { addDeprecation } from './pipeline/add-deprecation.ts';
import { admitRequest } from './pipeline/admit-request.ts';
import { answerConditionally } from './pipeline/answer-conditionally.ts';
import { answerProblems } from './pipeline/answer-problems.ts';
import { authenticate } from './pipeline/authenticate.ts';
import { authorise } from './pipeline/authorise.ts';
import { authoriseMerchant } from './pipeline/authorise-merchant.ts';
import { pickFields } from './pipeline/pick-fields.ts';
import { readCallerRequest, readPublicRequest, validateBody } from './pipeline/read-request.ts';
import { recordAct } from './pipeline/record-act.ts';
import { replayIfRepeated } from './pipeline/replay-if-repeated.ts';
import { featuresOf, requireFeatures } from './pipeline/require-features.ts';
import { type Invocation, runInRequestSpan } from './pipeline/run-in-request-span.ts';
import { serialise } from './pipeline/serialise.ts';
import type { AnyMerchantAct, AnyMerchantRoute, AnyPartnerRoute, AnyPublicRoute, Reply, Route } from './route.ts';

const UNLIMITED = new OpenRequests(Number.POSITIVE_INFINITY);

/** The stages of a request, each in its own file under pipeline/. */
export function answerRequest(
  route: Route,
  request: HttpRequest,
  context: HttpContext,
  invocation: Invocation,
  openRequests = UNLIMITED,
): Promise<HttpResponseInit> {
  return runInRequestSpan(route, request, invocation, async (requestId, loggedId) => {
    const reply = await answerProblems({ route, request, requestId }, context, async () => {
      const answered = await admitRequest(route, openRequests, () => handle(route, request, context, loggedId));
      return answerConditionally(answered, request);
    });
    return serialise(addDeprecation(reply, route), requestId, request);
  });
}

function handle(route: Route, request: HttpRequest, context: HttpContext, requestId: string): Promise<Reply<unknown>> {
  switch (route.scope) {
    case 'public':
      return handlePublic(route, request, context);
    case 'catalogue.manage':
      return handleForMerchant(route, request, context, requestId);
    default:
      return handleForPartner(route, request, context);
  }
}

async function handlePublic(
  route: AnyPublicRoute,
  request: HttpRequest,
  context: HttpContext,
): Promise<Reply<unknown>> {
  const { json, ...asked } = await readPublicRequest(route, request);
  return route.handle({ ...asked, body: validateBody(route, json) }, context);
}

async function handleForPartner(
  route: AnyPartnerRoute,
  request: HttpRequest,
  context: HttpContext,
): Promise<Reply<unknown>> {
  const bearer = await authenticate(request, context);
  const partner = await authorise(bearer, route.scope, context);
  mark({ 'partner.id': partner.id, 'partner.tier': partner.tier });
  const { json, ...read } = await readCallerRequest(route, request);
  const asked = { ...read, partner, scopes: bearer.scopes };
  // Validate the body inside: a repetition gets its first answer, even if the rules for bodies have changed since.
  // What was carried out before is answered again, even if it is off now.
  const reply = await replayIfRepeated(route, asked, context, async () => {
    await requireFeatures(featuresOf(route), partner.id, context);
    return route.handle({ ...asked, body: validateBody(route, json) }, context);
  });
  return pickFields(reply, asked.query);
}

async function handleForMerchant(
  route: AnyMerchantRoute | AnyMerchantAct,
  request: HttpRequest,
  context: HttpContext,
  requestId: string,
): Promise<Reply<unknown>> {
  const bearer = await authenticate(request, context);
  const merchant = await authoriseMerchant(bearer, route.scope, context);
  const { json, ...read } = await readCallerRequest(route, request);
  await requireFeatures(featuresOf(route), undefined, context);
  const asked = { ...read, merchant, body: validateBody(route, json) };
  return route.method === 'GET' ? route.handle(asked, context) : recordAct(route, asked, requestId, context);
}
