import { type Account, type Answer, headerOf, type WireRequest } from '../wire/operation.ts';

/**
 * What a client asks first. The locations carry the name under which the client came, so that it stays there; the
 * account's id must not be `localhost`, or the SDK asks again and again.
 */
export function readAccount({ consistency }: Account, request: WireRequest): Answer {
  const scheme = request.isEncrypted ? 'https' : 'http';
  const location = { name: 'Local', databaseAccountEndpoint: `${scheme}://${headerOf(request, 'host') ?? ''}/` };
  const replicas = { asyncReplication: false, minReplicaSetSize: 1, maxReplicasetSize: 1 };
  return {
    status: 200,
    body: JSON.stringify({
      ...{
        _self: '',
        id: 'embedded',
        _rid: 'embedded.local',
        media: '//media/',
        addresses: '//addresses/',
        _dbs: '//dbs/',
      },
      writableLocations: [location],
      readableLocations: [location],
      enableMultipleWriteLocations: false,
      userReplicationPolicy: replicas,
      userConsistencyPolicy: { defaultConsistencyLevel: consistency },
      systemReplicationPolicy: { minReplicaSetSize: 1, maxReplicasetSize: 1 },
      readPolicy: { primaryReadCoefficient: 1, secondaryReadCoefficient: 1 },
      queryEngineConfiguration: '{}',
    }),
  };
}
