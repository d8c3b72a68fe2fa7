import type { Offer } from '../store/offers.ts';
import { type Account, type Answer, idAt, objectBody, type WireRequest } from '../wire/operation.ts';
import { resourcePage } from './resource-page.ts';
import { selectResources } from './select-resources.ts';

export function listOffers({ store }: Account, request: WireRequest): Answer {
  const offers = store.catalog.offers.all.map(({ resource }) => JSON.stringify(resource));
  return resourcePage(request, 'Offers', '', offers);
}

export function queryOffers({ store }: Account, request: WireRequest): Answer {
  const offers = store.catalog.offers.all.map(({ resource }) => resource);
  return resourcePage(request, 'Offers', '', selectResources(request, offers));
}

export function readOffer({ store }: Account, request: WireRequest): Answer {
  return offerAnswer(store.catalog.offers.offer(idAt(request, 0)));
}

export async function replaceOffer({ store }: Account, request: WireRequest): Promise<Answer> {
  const body = objectBody(request);
  return offerAnswer(await store.write(() => store.catalog.offers.replace(idAt(request, 0), body)));
}

function offerAnswer({ resource }: Offer): Answer {
  return { status: 200, body: JSON.stringify(resource), headers: { etag: String(resource['_etag']) } };
}
