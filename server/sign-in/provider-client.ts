/** Makes the configuration of this endpoint as an OpenID Connect client of the provider. */
import * as client from 'openid-client'
import { PROVIDER_KEPT, PROVIDER_SKEW, PROVIDER_WAIT } from '../../src/sync/contract.ts'
import type { SignInSettings } from './settings.ts'

const isLoopback = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

const metadata = { [client.clockTolerance]: PROVIDER_SKEW }

/**
 * Returns the functions that change the client's configuration: one that allows plain HTTP for a
 * provider on this machine, and none for other providers.
 */
const changesFor = (issuer: URL) => (isLoopback(issuer) ? [client.allowInsecureRequests] : [])

const fetchMetadata = async ({ issuer, client: id }: SignInSettings) => {
  const server = new URL(issuer)
  const options = { execute: changesFor(server), timeout: PROVIDER_WAIT }
  const config = await client.discovery(server, id, metadata, client.None(), options)
  return config.serverMetadata()
}

/**
 * Returns a function that gets the provider's discovery document. If several requests need the
 * document at the same time, the document is fetched only once.
 */
const cacheMetadata = (settings: SignInSettings) => {
  let known: { metadata: Promise<client.ServerMetadata>; until: number } | undefined
  return () => {
    if (known && known.until > performance.now()) return known.metadata
    const asked = { metadata: fetchMetadata(settings), until: performance.now() + PROVIDER_KEPT }
    known = asked
    asked.metadata.catch(() => {
      if (known === asked) known = undefined
    })
    return asked.metadata
  }
}

/**
 * Returns how the client authenticates. The secret is sent in the body if the provider accepts
 * that. The reason is that in the header, special characters must be encoded twice (RFC 6749,
 * 2.3.1), and some providers do not decode that.
 */
const authenticationBy = (
  { secret, secretBy }: SignInSettings,
  { token_endpoint_auth_methods_supported: ways }: client.ServerMetadata,
) => {
  if (secret === undefined) return client.None()
  const by = secretBy ?? (ways?.includes('client_secret_post') ? 'post' : 'basic')
  return by === 'post' ? client.ClientSecretPost(secret) : client.ClientSecretBasic(secret)
}

/**
 * Returns a function that makes the client's configuration for the provider. It makes a new
 * configuration each time, because a stored configuration would keep the provider's keys after the
 * provider has replaced them.
 */
export const createConfigure = (settings: SignInSettings) => {
  const { issuer, client: id } = settings
  const readMetadata = cacheMetadata(settings)
  return async () => {
    const described = await readMetadata()
    const authentication = authenticationBy(settings, described)
    const config = new client.Configuration(described, id, metadata, authentication)
    config.timeout = PROVIDER_WAIT
    for (const change of changesFor(new URL(issuer))) change(config)
    // Makes the library check the signature of an ID token even if the token came directly from the
    // provider.
    client.enableNonRepudiationChecks(config)
    return config
  }
}
