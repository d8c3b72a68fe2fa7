import { app } from '@azure/functions';

app.setup({ enableHttpStream: true });

app.http('hello', {
  methods: ['GET'],
  route: 'hello',
  authLevel: 'anonymous',
  handler: () => ({ jsonBody: { hello: 'world' } }),
});
