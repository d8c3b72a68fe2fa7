import { type Account, type Answer, headerOf, type WireRequest } from '../wire/operation.ts';

/** As Azure returns it. A .NET client refuses every query if it is empty. */
const QUERY_ENGINE_CONFIGURATION = JSON.stringify({
  ...{ maxSqlQueryInputLength: 524288, maxJoinsPerSqlQuery: 10, maxUdfRefPerSqlQuery: 10 },
  ...{ maxLogicalAndPerSqlQuery: 2147483647, maxLogicalOrPerSqlQuery: 2147483647 },
  ...{ maxInExpressionItemsCount: 2147483647, queryMaxInMemorySortDocumentCount: -1000 },
  ...{ maxQueryRequestTimeoutFraction: 0.9, maxSpatialQueryCells: 2147483647, spatialMaxGeometryPointCount: 256 },
  ...{ sqlAllowTop: true, sqlAllowSubQuery: true, sqlAllowScalarSubQuery: true, sqlAllowLike: true },
  ...{ sqlAllowAggregateFunctions: true, sqlAllowGroupByClause: true, sqlAllowNonFiniteNumbers: false },
  ...{ allowNewKeywords: true, enableSpatialIndexing: true, sqlDisableOptimizationFlags: 0 },
});

/**
 * The first request of every client. The locations use the name under which the client connected, so that it keeps
 * using it. The account's id must not be `localhost`, or the SDK repeats the request endlessly.
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
      queryEngineConfiguration: QUERY_ENGINE_CONFIGURATION,
    }),
  };
}
