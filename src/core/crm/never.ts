const words = (text: string) => text.split(/\s+/)

/**
 * First labels under which vendors keep their own site, help, logins, interfaces, and what
 * customers see: nobody can have them as the name of an account.
 */
export const NO_TENANT: readonly string[] = words(
  'www www2 help support helpdesk docs doc documentation developer developers devcommunity api ' +
    'apis apidocs status blog news community forum forums discuss academy learn learning training ' +
    'university education certification login signin sso auth oauth id identity account accounts ' +
    'partner partners vendors marketplace store appstore apps appexchange extensions integrations ' +
    'go get info cdn static assets images img media files download downloads mail email forms ' +
    'webforms form survey surveys trust security ideas success trailhead careers jobs press ' +
    'investor investors events webinars resources kb knowledge wiki landing meetings booking ' +
    'feedback roadmap changelog preview payments billing checkout legal',
)

/** Pages that are no work in any product: signing in and out, machines' interfaces, files. */
export const NEVER: readonly string[] = [
  ...words(
    'login signin sign_in sign-in logout signout signup sign-up register registration oauth ' +
      'oauth2 auth authorize sso saml saml2 forgot-password forgot_password reset-password api ' +
      'apis rest static .well-known',
  ).map((page) => `/${page}/**`),
  '/favicon.ico',
  '/robots.txt',
  '/**#{,/}{login,signin,signup,logout,register,forgot-password}/**',
]
