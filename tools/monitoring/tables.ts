/** Columns that every table of Application Insights in a workspace has and that our queries may use. */
const common = {
  TimeGenerated: 'datetime',
  AppRoleName: 'string',
  AppRoleInstance: 'string',
  OperationId: 'string',
  OperationName: 'string',
  ItemCount: 'int',
  Properties: 'dynamic',
};

const call = { Id: 'string', ParentId: 'string', Name: 'string', ResultCode: 'string', Success: 'bool' };

/**
 * The tables of Application Insights in a workspace.
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/apprequests and its siblings
 */
export const appTables = {
  AppRequests: { ...common, ...call, DurationMs: 'real', Url: 'string' },
  AppDependencies: { ...common, ...call, DurationMs: 'real', DependencyType: 'string', Target: 'string' },
  AppTraces: { ...common, ParentId: 'string', Message: 'string', SeverityLevel: 'int' },
  AppExceptions: { ...common, ParentId: 'string', ExceptionType: 'string', OuterMessage: 'string' },
  AppMetrics: { ...common, Name: 'string', Sum: 'real', Min: 'real', Max: 'real' },
} as const;

/**
 * Tables that Azure itself fills, with the columns that our queries may use.
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/apimanagementgatewaylogs
 */
export const platformTables = {
  AppAvailabilityResults: {
    TimeGenerated: 'datetime',
    Name: 'string',
    Success: 'bool',
    Location: 'string',
    DurationMs: 'real',
  },
  ApiManagementGatewayLogs: {
    TimeGenerated: 'datetime',
    CorrelationId: 'string',
    ApiId: 'string',
    OperationId: 'string',
    Method: 'string',
    Url: 'string',
    ResponseCode: 'int',
    BackendUrl: 'string',
    BackendResponseCode: 'int',
    LastErrorReason: 'string',
    LastErrorSource: 'string',
    LastErrorMessage: 'string',
    TotalTime: 'long',
    BackendTime: 'long',
    ClientTime: 'long',
  },
  // https://learn.microsoft.com/azure/azure-monitor/reference/tables/cdbdataplanerequests15m
  CDBDataPlaneRequests15M: {
    TimeGenerated: 'datetime',
    AadPrincipalId: 'string',
    AadAppliedRoleAssignmentId: 'string',
    ClientIpAddress: 'string',
    CollectionName: 'string',
    OperationName: 'string',
    RequestCount: 'real',
    StatusCode: 'int',
    UserAgent: 'string',
  },
  // https://learn.microsoft.com/azure/azure-monitor/logs/daily-cap
  _LogOperation: {
    TimeGenerated: 'datetime',
    Category: 'string',
    Operation: 'string',
    Level: 'string',
    Detail: 'string',
  },
  StorageBlobLogs: {
    TimeGenerated: 'datetime',
    OperationName: 'string',
    ObjectKey: 'string',
    CallerIpAddress: 'string',
    RequestBodySize: 'long',
  },
  Usage: {
    TimeGenerated: 'datetime',
    DataType: 'string',
    Quantity: 'real',
    QuantityUnit: 'string',
    IsBillable: 'bool',
    Solution: 'string',
  },
} as const;
