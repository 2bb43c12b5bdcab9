/** Words for signing in with a company account. */
export const en = {
  signIn: 'Sign in with your company account',
  hint: 'A window of your company opens. Stint does not see your password.',
  waiting: 'Waiting for the sign-in…',
  otherwise: 'Or with an invitation:',
  failures: {
    'no-accounts': 'This server has no company accounts. Connect with a link or a code.',
    'no-page': 'The sign-in page could not be opened. Nothing is lost: try again in a few minutes.',
    closed: 'The window was closed before you were signed in.',
    'unknown-person':
      'Your account is not known to Stint’s server. Ask your administrator to add you with your company e-mail address.',
    'unverified-email':
      'Your company does not confirm the e-mail address of your account. Ask your administrator for a link or a code.',
    'other-account':
      'Another account is already connected to your entry. Ask your administrator to unlink it.',
    'has-left': 'Your entry says that you have left. Ask your administrator.',
    'unknown-team': 'Your team is not set up on Stint’s server yet. Ask your administrator.',
    'cannot-add':
      'You could not be added: somebody with your name is already there, or the team is full. Ask your administrator.',
    declined: 'The sign-in was declined. Try again.',
    'begin-again': 'The sign-in took too long, or was used before. Try again.',
    clock: 'The clock of a server is wrong, so the sign-in is refused. Tell your administrator.',
    'wrong-answer':
      'The sign-in could not be checked. Try again; if it fails again, tell your administrator.',
    'provider-down':
      'Your company’s sign-in does not answer. Nothing is lost: try again in a few minutes.',
  },
}

export type SignInWords = typeof en
