/** How a server listens with TLS, beside its plain port: what `loopbackCertificate` gives, and where. */
export interface TlsListening {
  /** PEM. */
  readonly cert: string;
  /** PEM. */
  readonly key: string;
  /** 0, the default, chooses a free one. */
  readonly port?: number;
}
