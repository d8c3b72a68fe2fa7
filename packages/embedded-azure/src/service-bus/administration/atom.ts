import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { refusals } from '../service-bus-error.ts';

/** An element as an object: `@`-prefixed attributes, `#text`, and its children by name. */
export type XmlElement = { [name: string]: XmlValue };
export type XmlValue = string | XmlElement | XmlElement[];

const OPTIONS = { ignoreAttributes: false, attributeNamePrefix: '@', textNodeName: '#text' } as const;
const builder = new XMLBuilder({ ...OPTIONS, suppressEmptyNode: true });
const parser = new XMLParser({ ...OPTIONS, removeNSPrefix: true, parseTagValue: false, ignoreDeclaration: true });

const ATOM = 'http://www.w3.org/2005/Atom';
const SERVICE_BUS = 'http://schemas.microsoft.com/netservices/2010/10/servicebus/connect';
export const XML_SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

/** One resource of the management API (RFC 4287). */
export interface AtomEntry {
  /** Its absolute URL. */
  url: string;
  title: string;
  /** Milliseconds since 1970. */
  updatedAt: number;
  /** The name of the element that describes it, such as `QueueDescription`. */
  kind: string;
  /** Its members in the service's order. */
  description: XmlElement;
}

export function writeEntry(entry: AtomEntry): string {
  return builder.build({ entry: { '@xmlns': ATOM, ...entryElement(entry) } });
}

/** @param next the URL of the next page */
export function writeFeed(url: string, title: string, entries: readonly AtomEntry[], next: string | undefined): string {
  const links = [{ '@rel': 'self', '@href': url }, ...(next === undefined ? [] : [{ '@rel': 'next', '@href': next }])];
  const updated = new Date().toISOString();
  return builder.build({
    feed: { '@xmlns': ATOM, title, id: url, updated, link: links, entry: entries.map(entryElement) },
  });
}

export function writeError(status: number, detail: string): string {
  return builder.build({ Error: { Code: String(status), Detail: detail } });
}

function entryElement({ url, title, updatedAt, kind, description }: AtomEntry): XmlElement {
  return {
    id: url,
    title,
    updated: new Date(updatedAt).toISOString(),
    link: { '@rel': 'self', '@href': url },
    content: {
      '@type': 'application/xml',
      [kind]: { '@xmlns': SERVICE_BUS, '@xmlns:i': XML_SCHEMA_INSTANCE, ...description },
    },
  };
}

/** The description in a request's entry: the element's name and the element. @throws ServiceBusError */
export function readEntry(body: string): { kind: string; description: XmlElement } {
  let content: XmlValue | undefined;
  try {
    const parsed: XmlElement = parser.parse(body, true);
    content = childOf(childOf(parsed, 'entry'), 'content');
  } catch (error) {
    throw refusals.badRequest(`The body is no XML: ${error instanceof Error ? error.message : String(error)}`);
  }
  const kind = Object.keys(content ?? {}).find((name) => name.endsWith('Description'));
  if (kind === undefined) throw refusals.badRequest('The body is no Atom entry with a description.');
  return { kind, description: childOf(content, kind) };
}

/** A child as an element; an empty one if there is none, or only text. */
export function childOf(parent: XmlValue | undefined, name: string): XmlElement {
  const child = isElement(parent) ? parent[name] : undefined;
  return isElement(child) ? child : {};
}

export function childrenOf(parent: XmlElement, name: string): XmlElement[] {
  const child = parent[name];
  if (Array.isArray(child)) return child.filter(isElement);
  return isElement(child) ? [child] : [];
}

/** The text of a child; undefined if it is missing or empty. */
export function textOf(parent: XmlElement, name: string): string | undefined {
  const child = parent[name];
  const text = isElement(child) ? child['#text'] : child;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

function isElement(value: XmlValue | undefined): value is XmlElement {
  return typeof value === 'object' && !Array.isArray(value);
}
