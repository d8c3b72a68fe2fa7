/** Runs `work` with these environment variables; undefined unsets one. */
export function runInEnvironment(variables: Record<string, string | undefined>, work: () => void): void {
  const before = Object.fromEntries(Object.keys(variables).map((name) => [name, process.env[name]]));
  setVariables(variables);
  try {
    work();
  } finally {
    setVariables(before);
  }
}

function setVariables(variables: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
