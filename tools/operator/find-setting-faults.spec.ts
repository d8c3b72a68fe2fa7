import { expect, test } from 'vitest';
import { findSettingFaults } from './find-setting-faults.ts';
import { runOps } from './run-ops.ts';

const right = {
  COSMOS__accountEndpoint: 'https://orders.documents.azure.com:443/',
  SERVICE_BUS__fullyQualifiedNamespace: 'orders.servicebus.windows.net',
  API_URL: '',
};

test('settings in the form of a deployment’s outputs have no fault', () => {
  expect(findSettingFaults(right)).toEqual([]);
  expect(findSettingFaults({})).toEqual([]);
});

test('each setting in another form is named before anything is opened, with the form that is right', async () => {
  const wrong = {
    COSMOS__accountEndpoint: 'orders.documents.azure.com',
    SERVICE_BUS__fullyQualifiedNamespace: 'sb://orders.servicebus.windows.net/',
    API_URL: 'localhost:8080',
  };
  expect(findSettingFaults(wrong)).toHaveLength(3);
  const others = {
    FILES_URL: 'files',
    MAIL_ENDPOINT: 'mails',
    COSMOS: 'cosmos',
    SERVICE_BUS: 'bus',
    AZURE_CLIENT_ID: 'me',
  };
  for (const [name, value] of Object.entries(others))
    expect(findSettingFaults({ ...right, [name]: value }), name).toEqual([expect.stringMatching(`^${name} must be `)]);
  await expect(runOps(['doctor', '--azure'], { ...wrong })).rejects.toThrow(
    'these settings are wrong: COSMOS__accountEndpoint must be a URL such as https://name.example; API_URL must',
  );
});
