/** Pages that are no work in any product: signing in and out, machines' addresses, files. */
export const NEVER: readonly string[] = [
  ...'login signin sign_in logout signout signup register registration forgot_password oauth oauth2'
    .split(' ')
    .map((page) => `/${page}/**`),
  ...'auth authorize sso saml saml2 api apis rest webhooks static assets dist public-api .well-known'
    .split(' ')
    .map((page) => `/${page}/**`),
  '/favicon.ico',
  '/robots.txt',
  '/**#/login/**',
  '/**#login/**',
]
