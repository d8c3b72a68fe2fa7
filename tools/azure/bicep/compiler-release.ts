/** The release of Bicep's compiler that the templates are checked with. A newer one of the developer's own will do too. */
export const compilerRelease = {
  version: '0.49.2',
  package: 'Azure.Bicep.CommandLine',
  /** SHA-512 of the programs in these packages; for other systems, the hash is recorded when the program is fetched. */
  programSha512: {
    'linux-x64': 'ORqbNtow5UGNuTtfZcunTJdXTZGKYxlLP2MdmUjVgyy/77o0vz1twfMXmRoiCs89IuyNiE+QnmaxNz2zM2CLMw==',
  } as Readonly<Record<string, string>>,
  /** SHA-512 of the packages that are known; NuGet itself checks the signature of every package. */
  sha512: {
    'linux-x64': 'kBnX0iG9wd/PWdCTwFfUvm6Jemn+5L7sY7b7HQi5k+LLwdFmrbw4y5RTLFxewCFMdBqUThiOILMa7sgzklPEAQ==',
  } as Readonly<Record<string, string>>,
} as const;
