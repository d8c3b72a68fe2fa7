import { expect, test } from 'vitest';
import { PartnerId } from '../../shared/domain/ids.ts';
import { OpenStreams } from './open-streams.ts';

const acme = PartnerId.parse('acme');
const globex = PartnerId.parse('globex');

test('a partner can open only its share of the streams, and leaves the rest to others', () => {
  const streams = new OpenStreams({ perPartner: 2, inAll: 3 });
  const close = streams.open(acme, 7);
  streams.open(acme, 7);
  expect(() => streams.open(acme, 7)).toThrow(
    expect.objectContaining({ code: 'too_many_streams', headers: { 'retry-after': '7' } }),
  );
  streams.open(globex, 7);
  expect(() => streams.open(globex, 7)).toThrow(expect.objectContaining({ code: 'service_unavailable' }));
  close();
  streams.open(acme, 7);
});

test('a stream that ends twice is counted once', () => {
  const streams = new OpenStreams({ perPartner: 2, inAll: 2 });
  const close = streams.open(acme, 1);
  streams.open(acme, 1);
  close();
  close();
  streams.open(acme, 1);
  expect(() => streams.open(acme, 1)).toThrow();
});
