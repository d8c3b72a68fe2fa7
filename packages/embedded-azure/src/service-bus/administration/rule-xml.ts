import type { CorrelationFilter } from '../filters/correlation-filter.ts';
import type { Rule, RuleDescription } from '../filters/rule.ts';
import { refusals } from '../service-bus-error.ts';
import { childOf, childrenOf, textOf, XML_SCHEMA_INSTANCE, type XmlElement } from './atom.ts';

const TEXTS = [
  'CorrelationId',
  'MessageId',
  'To',
  'ReplyTo',
  'Label',
  'SessionId',
  'ReplyToSessionId',
  'ContentType',
] as const;
const XML_SCHEMA = 'http://www.w3.org/2001/XMLSchema';
const COMPATIBILITY_LEVEL = '20';

type PropertyValue = NonNullable<CorrelationFilter['Properties']>[string];

/** @throws ServiceBusError */
export function readRule(element: XmlElement): RuleDescription {
  const filter = childOf(element, 'Filter');
  const action = childOf(element, 'Action');
  for (const part of [filter, action]) {
    // The .NET client sends the element with every SQL filter, empty where there are none.
    if ((part['Parameters'] ?? '') !== '') throw refusals.notSupported('parameters of SQL filters and actions');
  }
  const actionText = textOf(action, 'SqlExpression');
  return { filter: readFilter(filter), ...(actionText !== undefined && { action: actionText }) };
}

function readFilter(filter: XmlElement): RuleDescription['filter'] {
  switch (filter['@type']) {
    case 'SqlFilter':
      return { kind: 'sql', expression: textOf(filter, 'SqlExpression') ?? '' };
    case 'TrueFilter':
      return { kind: 'sql', expression: '1=1' };
    case 'FalseFilter':
      return { kind: 'sql', expression: '1=0' };
    case 'CorrelationFilter':
      return { kind: 'correlation', properties: readCorrelation(filter) };
    default:
      throw refusals.badRequest('A rule needs an SQL filter or a correlation filter.');
  }
}

function readCorrelation(filter: XmlElement): CorrelationFilter {
  const texts = TEXTS.map((name) => [name, textOf(filter, name)]).filter(([, text]) => text !== undefined);
  const pairs = childrenOf(childOf(filter, 'Properties'), 'KeyValueOfstringanyType');
  const properties = pairs.map((pair): [string, PropertyValue] => [textOf(pair, 'Key') ?? '', readValue(pair)]);
  return {
    ...Object.fromEntries(texts),
    ...(properties.length > 0 && { Properties: Object.fromEntries(properties) }),
  };
}

/** A value with its XML Schema type; the client chooses the prefix. */
function readValue(pair: XmlElement): PropertyValue {
  const text = textOf(pair, 'Value') ?? '';
  const type = String(childOf(pair, 'Value')['@type'] ?? 'string').replace(/^.*:/, '');
  switch (type) {
    case 'string':
      return text;
    case 'boolean':
      return text === 'true';
    case 'dateTime':
      return { timestamp: Date.parse(text) };
    case 'int':
    case 'long':
    case 'double':
      return Number(text);
    default:
      throw refusals.badRequest(`A correlation filter can't compare with a value of type ${type}.`);
  }
}

export function writeRule({ name, description: { filter, action } }: Rule, createdAt: number): XmlElement {
  return {
    Filter: filter.kind === 'correlation' ? writeCorrelation(filter.properties) : writeSql(filter.expression),
    Action: action === undefined ? typed('EmptyRuleAction') : { ...typed('SqlRuleAction'), ...sql(action) },
    CreatedAt: new Date(createdAt).toISOString(),
    Name: name,
  };
}

function writeSql(expression: string): XmlElement {
  return { ...typed(expression === '1=1' ? 'TrueFilter' : 'SqlFilter'), ...sql(expression) };
}

function writeCorrelation({ Properties, ...texts }: CorrelationFilter): XmlElement {
  const given = TEXTS.flatMap((name) => (texts[name] === undefined ? [] : [[name, texts[name]] as const]));
  const pairs = Object.entries(Properties ?? {}).map(([Key, value]) => ({ Key, Value: writeValue(value) }));
  return {
    ...typed('CorrelationFilter'),
    ...Object.fromEntries(given),
    ...(pairs.length > 0 && { Properties: { KeyValueOfstringanyType: pairs } }),
  };
}

/** The prefix is as long as the service's own, because clients remove it by its length. */
function writeValue(value: PropertyValue): XmlElement {
  const [type, text] =
    typeof value === 'object'
      ? ['dateTime', new Date(value.timestamp).toISOString()]
      : [typeof value === 'number' ? 'double' : typeof value, String(value)];
  return { '@i:type': `d6p1:${type}`, '@xmlns:d6p1': XML_SCHEMA, '#text': text };
}

const typed = (type: string): XmlElement => ({ '@i:type': type, '@xmlns:i': XML_SCHEMA_INSTANCE });
const sql = (expression: string): XmlElement => ({
  SqlExpression: expression,
  CompatibilityLevel: COMPATIBILITY_LEVEL,
});
