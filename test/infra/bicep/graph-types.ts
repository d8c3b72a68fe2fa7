/**
 * As much of Microsoft Graph's Bicep types as app-registrations.bicep uses, in the format of
 * https://github.com/Azure/bicep-types. Microsoft's own come from its container registry; these stand in for them where it is
 * out of reach, and keep the evaluation of templates off the network.
 */
const REQUIRED = 1;
const READ_ONLY = 2;
const CONSTANT = 8;
const IDENTIFIER = 16;

type Property = [type: object, flags?: number];

/** The two files of an extension's types. */
export function graphTypes(): { index: string; types: string } {
  const types: object[] = [];
  const add = (type: object) => ({ $ref: `#/${types.push(type) - 1}` });
  const text = add({ $type: 'StringType' });
  const flag = add({ $type: 'BooleanType' });
  const number = add({ $type: 'IntegerType' });
  const listOf = (itemType: object) => add({ $type: 'ArrayType', itemType });
  const objectOf = (name: string, properties: Record<string, Property>) =>
    add({
      $type: 'ObjectType',
      name,
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, [type, flags = 0]]) => [key, { type, flags }]),
      ),
    });
  const resource = (type: string, properties: Record<string, Property>) => {
    const body = objectOf(type, {
      type: [add({ $type: 'StringLiteralType', value: type }), READ_ONLY | CONSTANT],
      apiVersion: [add({ $type: 'StringLiteralType', value: 'v1.0' }), READ_ONLY | CONSTANT],
      id: [text, READ_ONLY],
      ...properties,
    });
    const { $ref } = add({ $type: 'ResourceType', name: `${type}@v1.0`, scopeType: 0, body, flags: 0 });
    return [`${type}@v1.0`, { $ref: `types.json${$ref}` }] as const;
  };

  const role = objectOf('AppRole', {
    id: [text],
    value: [text],
    displayName: [text],
    description: [text],
    allowedMemberTypes: [listOf(text)],
    isEnabled: [flag],
  });
  const resources = Object.fromEntries([
    resource('Microsoft.Graph/applications', {
      uniqueName: [text, REQUIRED | CONSTANT | IDENTIFIER],
      displayName: [text, REQUIRED],
      description: [text],
      signInAudience: [text],
      identifierUris: [listOf(text)],
      api: [objectOf('ApiApplication', { requestedAccessTokenVersion: [number] })],
      appRoles: [listOf(role)],
      appId: [text, READ_ONLY],
    }),
    resource('Microsoft.Graph/servicePrincipals', {
      appId: [text, REQUIRED | IDENTIFIER],
      appRoleAssignmentRequired: [flag],
    }),
  ]);
  const settings = { name: 'MicrosoftGraph', version: '1.0.0', isSingleton: false };
  return {
    index: JSON.stringify({ resources, resourceFunctions: {}, settings }),
    types: JSON.stringify(types),
  };
}
