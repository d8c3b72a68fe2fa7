import { HostConfigurationError } from '../invocation.ts';

export type Environment = Record<string, string | undefined>;

/** The app's settings: environment variables, which include the `Values` of local.settings.json. */
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
   * The settings below a name, such as the parts of an identity-based connection: `<name>__<property>`.
   *
   * @returns the non-empty values, by property in lower case
   */
  properties(name: string): ReadonlyMap<string, string> {
    const start = `${name}__`.toLowerCase();
    const found = Object.entries(this.#environment)
      .map(([key, value = '']) => [key.toLowerCase(), value.trim()] as const)
      .filter(([key, value]) => key.startsWith(start) && value !== '');
    return new Map(found.map(([key, value]) => [key.slice(start.length), value]));
  }

  /** `AzureWebJobs.<function>.Disabled`, or with underscores for shells that allow no dots. */
  isDisabled(functionName: string): boolean {
    const value =
      this.get(`AzureWebJobs.${functionName}.Disabled`) ?? this.get(`AzureWebJobs_${functionName}_Disabled`) ?? '';
    return /^(1|true)$/i.test(value);
  }
}
