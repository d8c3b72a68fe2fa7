import { z } from 'zod';

/** A type, parameter or output: https://learn.microsoft.com/azure/azure-resource-manager/templates/definitions */
const Shape = z.looseObject({
  type: z.string().optional(),
  $ref: z.string().optional(),
  allowedValues: z.array(z.union([z.string(), z.number()])).optional(),
  minValue: z.number().optional(),
  maxValue: z.number().optional(),
  nullable: z.boolean().optional(),
  defaultValue: z.unknown().optional(),
  metadata: z.looseObject({ description: z.string().optional() }).optional(),
  get items() {
    return Shape.optional();
  },
  get properties() {
    return z.record(z.string(), Shape).optional();
  },
});
type Shape = z.infer<typeof Shape>;

const Resource = z.looseObject({ type: z.string(), existing: z.boolean().default(false) });
const Template = z.looseObject({
  definitions: z.record(z.string(), Shape).default({}),
  parameters: z.record(z.string(), Shape).default({}),
  outputs: z.record(z.string(), Shape).default({}),
  resources: z.union([z.array(Resource), z.record(z.string(), Resource)]).transform((given) => Object.values(given)),
});

/** A template: its name, its text, and what the compiler makes of it. */
export interface Source {
  name: string;
  text: string;
  compiled: unknown;
}

/** @returns the text of infra/modules/README.md */
export function modulesPage(sources: readonly Source[]): string {
  const templates = sources.map(({ compiled, ...source }) => ({ ...source, template: Template.parse(compiled) }));
  const types = new Map(
    templates.flatMap(({ template }) =>
      Object.entries(template.definitions).map(([name, type]) => [plain(name), type] as const),
    ),
  );
  const sections = templates
    .filter(({ template }) => template.resources.length > 0)
    .flatMap(({ name, text, template }) => [
      `## ${name}`,
      aboutIn(text),
      ...table('Parameter', template.parameters),
      ...table('Output', template.outputs),
      ...resourceList(template.resources),
    ]);
  const typeSections = [...types]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, shape]) => [
      `### ${name}`,
      [shape.metadata?.description, shape.properties ? '' : `${typeOf(shape)}.`].join(' ').trim(),
      ...table('Property', shape.properties ?? {}),
    ]);
  const parts = [
    '# Templates',
    'What each template takes, gives and makes. `npm run infra:docs` writes this page from what Bicep’s compiler makes of them.',
    ...sections,
    '## Types',
    'Of [types.bicep](../types.bicep).',
    ...typeSections,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The comment that a template begins with. */
function aboutIn(text: string): string {
  const [, lines = ''] = /^(?:(?:targetScope|import) .*\n+)*((?:\/\/ .*\n)+)/.exec(text) ?? [];
  return lines
    .replaceAll(/^\/\/ /gm, '')
    .replaceAll('\n', ' ')
    .trim();
}

function table(kind: 'Parameter' | 'Output' | 'Property', shapes: Record<string, Shape>): string[] {
  const rows = Object.entries(shapes).map(([name, shape]) => {
    const cells = [`\`${name}\``, typeOf(shape), ...(kind === 'Parameter' ? [defaultOf(shape)] : [])];
    return [...cells, cell(shape.metadata?.description ?? '')];
  });
  if (rows.length === 0) return [];
  const head = [kind, 'Type', ...(kind === 'Parameter' ? ['Default'] : []), ''];
  return [[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')];
}

function typeOf(shape: Shape): string {
  const limits = [
    ...(shape.minValue === undefined ? [] : [`from ${shape.minValue}`]),
    ...(shape.maxValue === undefined ? [] : [`to ${shape.maxValue}`]),
    ...(shape.nullable ? ['or nothing'] : []),
  ];
  return [baseOf(shape), ...limits].join(' ');
}

function baseOf({ $ref, allowedValues, items, type = 'any' }: Shape): string {
  const name = $ref === undefined ? undefined : plain($ref.split('/').at(-1) ?? '');
  if (name !== undefined) return `[${name}](#${name.toLowerCase()})`;
  if (allowedValues) return allowedValues.map((value) => (value === '' ? 'empty' : `\`${value}\``)).join(' or ');
  return type === 'array' && items ? `list of ${typeOf(items)}` : type;
}

function defaultOf({ defaultValue }: Shape): string {
  if (defaultValue === undefined) return 'required';
  if (defaultValue === '') return 'empty';
  return String(defaultValue).startsWith('[') ? 'worked out' : `\`${cell(JSON.stringify(defaultValue))}\``;
}

/** The compiler puts a number before the name of a type that only another type names. */
const plain = (name: string) => name.replace(/^_\d+\./, '');

const cell = (text: string) => text.replaceAll('|', '\\|');

function resourceList(resources: z.infer<typeof Resource>[]): string[] {
  const made = resources.filter(({ existing, type }) => !existing && type !== 'Microsoft.Resources/deployments');
  const types = [...new Set(made.map(({ type }) => `\`${type}\``))].sort();
  return types.length === 0 ? [] : [`Makes ${types.join(', ')}.`];
}
