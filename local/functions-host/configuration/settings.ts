import { HostConfigurationError } from '../invocation.ts';

export type Environment = Record<string, string | undefined>;

/** The app's settings: environment variables, which are also where `Values` of local.settings.json end up. */
export class Settings {
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  get(name: string): string | undefined {
    return this.#environment[name];
  }

  /**
   * Replaces every `%NAME%` by the setting's value.
   *
   * @param owner what the text belongs to, for the error
   * @throws HostConfigurationError when a setting is missing
   */
  resolve(text: string, owner: string): string {
    return text.replaceAll(/%([^%]+)%/g, (_, name: string) => {
      const value = this.get(name);
      if (value === undefined) throw new HostConfigurationError(`${owner}: '%${name}%' does not resolve to a value`);
      return value;
    });
  }

  /**
   * The connection string of a binding, looked up as the WebJobs SDK does: `AzureWebJobs<name>` before `<name>`.
   *
   * @param owner what the connection belongs to, for the error
   * @throws HostConfigurationError when it is missing or names an identity instead of a secret
   */
  connection(name: string, owner: string): string {
    const candidates = [`AzureWebJobs${name}`, name];
    for (const candidate of candidates) {
      const value = this.get(candidate);
      if (value) return value;
    }
    for (const candidate of candidates) {
      for (const form of ['fullyQualifiedNamespace', 'accountEndpoint', 'clientId', 'credential']) {
        if (this.get(`${candidate}__${form}`) === undefined) continue;
        throw new HostConfigurationError(
          `${owner}: ${candidate}__${form} asks for an identity-based connection, which is not supported locally; set ${name} to a connection string`,
        );
      }
    }
    throw new HostConfigurationError(`${owner}: the connection setting "${name}" is missing or empty`);
  }

  /** `AzureWebJobs.<function>.Disabled`, or with underscores where a shell does not take dots. */
  isDisabled(functionName: string): boolean {
    const value =
      this.get(`AzureWebJobs.${functionName}.Disabled`) ?? this.get(`AzureWebJobs_${functionName}_Disabled`) ?? '';
    return /^(1|true)$/i.test(value);
  }
}
