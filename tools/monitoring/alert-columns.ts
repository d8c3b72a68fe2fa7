/** Columns of what an alert found that are milliseconds since 1970. */
export const TIME_COLUMNS: readonly string[] = ['Last', 'TimeGenerated'];
/** Columns of what an alert found that are spans in milliseconds. */
export const SPAN_COLUMNS: readonly string[] = ['Long', 'Short'];
