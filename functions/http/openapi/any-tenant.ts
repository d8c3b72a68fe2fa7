/**
 * A placeholder for the documents in the repository: only a deployment knows its tenant, and puts it into the documents
 * that it serves. It is a URL, because tools reject anything else.
 */
export const ANY_TENANT = {
  tokenUrl: 'https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/oauth2/v2.0/token',
};
