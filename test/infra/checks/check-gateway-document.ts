/**
 * What API Management imports for certain, after https://learn.microsoft.com/azure/api-management/api-management-api-import-restrictions:
 * OpenAPI 3.0.x, named operations, parameters of the path. Anything else in the document is a fault.
 */
export function checkGatewayDocument(document: unknown): string[] {
  const { openapi, info, paths, ...rest } = asObject(document);
  const faults = [...only(rest, [], 'the document'), ...only(asObject(info), ['title', 'version'], 'info')];
  if (!/^3\.0\.[0-3]$/.test(String(openapi))) faults.push(`OpenAPI ${openapi} is imported only in part`);
  const ids = new Map<string, string>();
  for (const [path, operations] of Object.entries(asObject(paths))) {
    if (!/^(\/([\w.-]+|\{\w+\}))*\/?$/.test(path)) faults.push(`${path} is no path of literals and parameters`);
    for (const [method, operation] of Object.entries(asObject(operations))) {
      const what = `${method} ${path}`;
      faults.push(...checkOperation(what, path, asObject(operation)));
      const id = normalised(String(asObject(operation)['operationId'] ?? ''));
      const other = ids.get(id);
      if (other !== undefined) faults.push(`${what} and ${other} are both ${id}`);
      ids.set(id, what);
    }
  }
  return faults;
}

function checkOperation(
  what: string,
  path: string,
  { operationId, parameters = [], responses, ...rest }: Json,
): string[] {
  const faults = only(rest, [], what);
  if (normalised(String(operationId ?? '')).length === 0) faults.push(`${what} has no operationId`);
  if (normalised(String(operationId ?? '')).length > 76) faults.push(`${what}: the operationId is too long`);
  if (Object.keys(asObject(responses)).some((status) => !/^\d{3}$/.test(status)))
    faults.push(`${what} has a response without a status`);
  const declared = (Array.isArray(parameters) ? parameters : []).map(asObject);
  for (const parameter of declared) {
    if (parameter['in'] !== 'path')
      faults.push(
        `${what}: ${parameter['name']} is in the ${parameter['in']}: a required one becomes part of the template`,
      );
    if (asObject(parameter['schema'])['type'] !== 'string')
      faults.push(`${what}: ${parameter['name']} has no plain type`);
  }
  const names = declared.map(({ name }) => String(name).toLowerCase());
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name.toLowerCase());
  if (names.toSorted().join() !== inPath.toSorted().join())
    faults.push(`${what}: the parameters are not those of the path`);
  if (new Set(names).size !== names.length) faults.push(`${what}: a parameter is there twice`);
  return faults;
}

/** How API Management names an operation's resource. */
const normalised = (operationId: string) =>
  operationId
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

type Json = Record<string, unknown>;
const asObject = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const only = (value: Json, names: string[], what: string) =>
  Object.keys(value)
    .filter((name) => !names.includes(name))
    .map((name) => `${what} has ${name}, which API Management ignores or refuses`);
