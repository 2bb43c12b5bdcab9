/**
 * Words of the console (the endpoint's own web pages): of its menu, its sign-in and its small
 * pages.
 */
export const en = {
  pages: 'Pages',
  menu: 'Menu',
  pageNames: {
    team: 'Team',
    people: 'People',
    scheme: 'Categories',
    settings: 'Team settings',
    logs: 'Audit',
    results: 'Time and results',
    indicators: 'Key indicators',
    mine: 'My data',
    integrations: 'Other programs',
    health: 'Health',
    account: 'My browsers',
  },
  team: 'Team',
  teams: 'Teams',
  allTeams: 'All teams',
  sideBySide: 'Side by side',
  /**
   * Names the teams in group mode (docs/domain.md, *Who sees what*). The figures do not include
   * these teams.
   */
  leftOut: (teams: string) =>
    `Not in these figures: ${teams}. A team in group mode gives figures of its group only, on its own page.`,
  inGroupMode: 'in group mode: no figures by name',
  misc: 'Misc',
  skip: 'Skip to the page',
  signOut: 'Sign out',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Select the text and copy it.',
  tryAgain: 'Try again',
  plainHttp:
    'This is plain HTTP, not encrypted: only for a first try on this computer. For a company the endpoint needs an address with https://.',
  signIn: {
    title: 'Sign in',
    byLink: 'This link is yours. It works once.',
    byCode: 'Enter a one-time code, or paste your invitation link.',
    orByCode: 'Or enter a one-time code, or paste your invitation link.',
    code: 'Code or link',
    codeHint:
      'No code? Ask your administrator, or make one in a browser that is signed in: My browsers.',
    button: 'Sign in',
  },
  setUp: {
    title: 'Set up Stint',
    lead: 'You will be the administrator. First your team, then its categories and people.',
    name: 'Your name',
    team: 'Name of the first team',
    teamHint: 'For example Sales. You can add more teams later.',
    button: 'Continue',
  },
  account: {
    lead: 'Browsers that are signed in as you. Sign out those that you do not know.',
    columns: ['Browser', 'Used for', 'Connected', 'Last seen'],
    unknownBrowser: 'Browser',
    browserOn: (browser: string, system: string) => `${browser} on ${system}`,
    here: 'this one',
    console: 'this console',
    extension: 'recording',
    revoke: 'Disconnect',
    end: 'Sign out',
    gone: 'Disconnected',
    revokeOf: (name: string) => `Sign out ${name}`,
    another: 'Add a browser',
    anotherHint: (address: string) =>
      `Make a code. In the other browser enter it in Stint under Settings → Connection, with the address ${address}, or here to sign in.`,
    makeCode: 'Make a code',
    goodUntil: (time: string) => `works once, until ${time}`,
  },
  problems: {
    'bad-code': 'This code or link is wrong, used or too old. Ask for a new one.',
    'too-many-tries': 'Too many wrong codes. Wait ten minutes, then try again.',
    'too-many-requests': 'Too many requests. Wait a minute, then try again.',
    'set-up-done': 'Stint is set up already. Ask an administrator for an invitation.',
    'wrong-origin':
      'This address is not the one that the endpoint knows as its own. Ask your administrator to check STINT_ADDRESS.',
    unauthorized: 'You are signed out. Reload the page to sign in.',
    forbidden: 'Your role does not allow this.',
    'not-found': 'This is not there any more. Reload the page.',
    'bad-request': 'This cannot be saved. Check what you entered.',
  },
  failures: {
    offline: 'You are offline.',
    network: 'The endpoint does not answer. Check the network, then try again.',
    cut: 'The connection was lost. Try again.',
    slow: 'The endpoint is too slow to answer. Try again.',
    portal: 'Another page answered, such as a login of your network. Reload this page.',
    between: 'The answer did not come from the endpoint. Try again in a few minutes.',
    'too-large':
      'A server in front of the endpoint refuses so much at once. Please tell your administrator.',
    answer: 'This page does not understand the endpoint. Reload this page.',
    busy: 'The endpoint is busy. Try again in a moment.',
    server: 'Something went wrong at the endpoint. Please tell your administrator.',
    other: 'That did not work. Please try again.',
  },
}

export type ConsoleWords = typeof en
