import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { LOOPBACK } from '@partner-orders/loopback-server/listen';
import ipaddr from 'ipaddr.js';
import { onTestFinished } from 'vitest';

/** The addresses of a name, of both families. `nothing`: no such name. `silence`: no answer at all. */
type Answer = readonly string[] | 'nothing' | 'failure' | 'silence';

const TYPES: Record<number, 'A' | 'AAAA'> = { 1: 'A', 28: 'AAAA' };
const CODES = { nothing: 3, failure: 2 };

/**
 * A DNS server for one test, and a resolver that asks it.
 *
 * @param answer gets the name and how often the name was asked for before, with this type of record
 */
export async function startNameServer(answer: (name: string, before: number) => Answer) {
  const questions: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const { name, end } = readName(query);
    const type = TYPES[query.readUInt16BE(end)] ?? 'A';
    const question = `${type} ${name}`;
    const found = answer(name, questions.filter((one) => one === question).length);
    questions.push(question);
    if (found !== 'silence') socket.send(toReply(query.subarray(0, end + 4), type, found), from.port, from.address);
  });
  socket.bind(0, LOOPBACK);
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  const resolver = new Resolver({ timeout: 200, tries: 2 });
  resolver.setServers([`${LOOPBACK}:${socket.address().port}`]);
  onTestFinished(() => resolver.cancel());
  return { resolver, questions };
}

function readName(query: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}

/** The question again, with records that point to its name (RFC 1035, 4.1). */
function toReply(question: Buffer, type: 'A' | 'AAAA', found: Exclude<Answer, 'silence'>): Buffer {
  const addresses = typeof found === 'string' ? [] : found.map((text) => ipaddr.parse(text));
  const fitting = addresses.filter((address) => address.kind() === (type === 'A' ? 'ipv4' : 'ipv6'));
  const records = fitting.map((address) => {
    const data = Buffer.from(address.toByteArray());
    const head = Buffer.alloc(12);
    head.writeUInt16BE(0xc00c, 0);
    head.writeUInt16BE(type === 'A' ? 1 : 28, 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(data.length, 10);
    return Buffer.concat([head, data]);
  });
  const reply = Buffer.concat([question, ...records]);
  reply.writeUInt16BE(0x8180 | (typeof found === 'string' ? CODES[found] : 0), 2);
  reply.writeUInt16BE(records.length, 6);
  reply.writeUInt16BE(0, 8);
  reply.writeUInt16BE(0, 10);
  return reply;
}
