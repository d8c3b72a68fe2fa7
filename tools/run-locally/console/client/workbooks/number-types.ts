/** As KQL names the types of columns with numbers. A span of time is a number of milliseconds here, and no metric of a chart. */
export const numberTypes = ['int', 'long', 'real', 'decimal'];
