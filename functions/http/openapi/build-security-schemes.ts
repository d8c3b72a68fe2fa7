import type { Route } from '../route.ts';

/** The ways to send a token, with the scopes that these routes need. */
export function buildSecuritySchemes(routes: readonly Route[], tokenUrl: string) {
  const scopes = [...new Set(routes.map((route) => route.scope))].filter((scope) => scope !== 'public');
  return {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'An access token that you already have. Its app roles decide what it allows.',
    },
    entra: {
      type: 'oauth2',
      description:
        'Client credentials at Microsoft Entra, with the scope `api://…/.default` that we gave you. We grant the roles to your application; you do not request them. The document that the service serves has the real `tokenUrl`; in other copies the tenant is all zeros.',
      flows: {
        clientCredentials: {
          tokenUrl,
          scopes: Object.fromEntries(scopes.map((scope) => [scope, `The app role ${scope}`])),
        },
      },
    },
  };
}
