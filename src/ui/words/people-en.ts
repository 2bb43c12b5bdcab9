import { plural } from './plural.ts'

const form = plural<'one' | 'other'>('en')
const people = (count: number) => `${count} ${form(count, { one: 'person', other: 'people' })}`

/** What the console says about people and teams to an administrator. */
export const en = {
  lead: 'Add people, send them their links, and keep who is in which team.',
  add: 'Add a person',
  import: 'Add from a table',
  export: 'Export (CSV)',
  file: 'Stint people',
  find: 'Find by name or e-mail',
  team: 'Team',
  allTeams: 'All teams',
  showWaiting: 'Only people with no browser yet',
  showLeft: 'Show people who left',
  count: people,
  nobody: 'Nobody found.',
  columns: {
    name: 'Name',
    team: 'Team',
    role: 'Role',
    devices: 'Browsers',
    version: 'Version',
    lastSeen: 'Last seen',
    state: 'Status',
    email: 'E-mail',
    leads: 'Leads',
    link: 'Link',
  },
  roles: { member: 'Member', manager: 'Manager', administrator: 'Administrator' },
  never: 'never',
  states: {
    invited: (day: string) => `invited, link until ${day}`,
    waiting: 'no browser yet',
    connected: 'connected',
    leaves: (day: string) => `leaves ${day}`,
    left: (day: string) => `left ${day}`,
  },
  select: (name: string) => `Select ${name}`,
  selectAll: 'Select all found',
  showAll: (count: number) => `Show all ${count}`,
  selected: (count: number) => `Selected: ${count}`,
  clear: 'Clear',
  newLinks: 'Make new links',
  moveTo: 'Move to',
  move: 'Move',
  letLeave: 'They leave now',
  sure: (count: number) => `Let ${people(count)} leave now? Their browsers are disconnected.`,
  yesLeave: 'Yes, they leave',
  cancel: 'Cancel',
  done: (count: number) => `Done: ${people(count)}.`,
  notDone: (name: string, why: string) => `${name}: ${why}`,

  form: {
    name: 'Name',
    email: 'E-mail (optional)',
    team: 'Team',
    newTeam: 'New team…',
    teamName: 'Name of the new team',
    role: 'Role',
    roleHint:
      'A manager sees the time of the teams that they lead. An administrator keeps people and settings.',
    button: 'Add and make a link',
    added: (name: string) => `Added: ${name}. The link is below.`,
    close: 'Close',
  },
  linkOf: (name: string) => `Link for ${name}`,
  linkHint: (day: string) => `Works once, until ${day}.`,
  linkHere: 'It opens on this computer only: others need an address with https://.',
  links: 'Links to send',
  linksHint:
    'Send each person their own link. The links are shown only here, until you sign out or close this page.',
  saveLinks: 'Save the links (CSV)',

  table: {
    title: 'Add people from a table',
    hint: 'The first line names the columns: name, team (not needed where there is one team), and if you like e-mail and role. Then a line for each person. Paste it from a spreadsheet, or choose a CSV file.',
    example: 'name;team;e-mail;role\nAnna Lee;Sales;anna.lee@company.example;member',
    label: 'Table',
    choose: 'Choose a file',
    newTeams: 'Make teams that do not exist yet',
    check: 'Check',
    checked: (count: number) => `Nothing is wrong. This would add ${people(count)}.`,
    teamsMade: (names: string) => `New teams: ${names}.`,
    wrong: 'Nothing was added, because some lines are wrong:',
    line: (line: number, why: string) => `Line ${line}: ${why}`,
    faults: {
      'no-column': (name: string) =>
        `The column “${name}” is missing. The first line names the columns: name, team, e-mail, role.`,
      'two-columns': (name: string) => `There are two columns “${name}”.`,
      'not-closed': () => 'A quotation mark is not closed.',
      nobody: () => 'There is nobody in the table.',
      'too-many': (most: string) => `At most ${most} people at once. Divide the table.`,
      'name-missing': () => 'The name is missing.',
      'name-wrong': (name: string) =>
        `“${name}” is no name. A name has a letter or digit, no line breaks, and at most 100 characters.`,
      'email-wrong': (email: string) => `“${email}” is no e-mail address.`,
      'role-wrong': (role: string) =>
        `“${role}” is no role. A role is member, manager or administrator.`,
      'team-missing': () => 'The team is missing.',
      'team-wrong': (name: string) =>
        `“${name}” cannot be a team. A name has a letter or digit, no line breaks, and at most 100 characters.`,
      'team-unknown': (name: string) =>
        `There is no team “${name}”. Correct the name, or tick “Make teams that do not exist yet”.`,
      'person-twice': (line: string) => `The same person is in line ${line}.`,
      'email-twice': (line: string) => `The same e-mail address is in line ${line}.`,
      'has-left': () => 'This person has left. Let them return on their own page.',
      connected: () => 'This person is connected already.',
      'person-there': (name: string) => `“${name}” is in this team already.`,
      'email-taken': (name: string) => `${name} has this e-mail address.`,
    },
    button: (count: number) => `Add ${people(count)}`,
    added: (count: number) => `Added: ${people(count)}.`,
  },

  person: {
    back: 'All people',
    save: 'Save',
    saved: 'Saved.',
    leads: 'Leads these teams',
    leadsHint: 'They see the time of each person in them.',
    tracked: 'Their own time is recorded',
    own: 'This is you. Another administrator can change your role or let you leave.',
    connect: 'Connect a browser',
    connectHint: 'A link to send, or a code to read out over the phone.',
    makeLink: 'Make a link',
    voidLink: 'Cancel the link',
    makeCode: 'Make a code',
    browsers: 'Browsers',
    noBrowsers: 'None is connected.',
    revoke: 'Disconnect',
    revokeOf: (name: string) => `Disconnect ${name}`,
    move: 'Move to another team',
    moveHint: 'What they recorded stays in the report of the old team.',
    leave: 'Leaves the company',
    leaveHint:
      'After the last day nothing is expected of them, and their browsers are disconnected. What they sent is kept.',
    lastDay: 'Last day',
    leaveButton: 'Set the last day',
    comesBack: 'Let them return',
    stays: 'They stay after all',
    entries: (count: number) =>
      `${count} ${form(count, { one: 'entry', other: 'entries' })} of time`,
    merge: 'The same person twice',
    mergeHint:
      'If this person is in the list a second time, make the other entry part of this one. This cannot be undone.',
    findOther: 'Find the other entry by name or e-mail',
    moreFound: (count: number) => `and ${people(count)} more: type more of the name`,
    mergeSure: (other: string, name: string) =>
      `“${other}” becomes part of “${name}”, with all browsers and:`,
    mergeKeeps: (name: string, email: string | undefined) =>
      `The name stays “${name}”${email ? `, the e-mail address ${email}` : ''}. The other entry is gone.`,
    mergeButton: 'Merge them',
    mergeProblems: {
      'has-left':
        'This entry has left and the other has not: open the other one and merge it there.',
    },
    forget: 'Forget this person',
    forgetHint:
      'For a person who asks for it: removes the person and all that they sent. When somebody leaves, set a last day instead.',
    forgetCheck: 'What would be removed?',
    forgetSure:
      'This is removed for ever, with browsers, links and key indicators. Backups that were made before still have it.',
    forgetType: (name: string) => `To be sure, type the name: ${name}`,
    forgetButton: 'Forget for ever',
  },

  teams: 'Teams',
  addTeam: 'Add a team',
  teamName: 'Name of the team',
  rename: 'Rename',
  renameOf: (name: string) => `New name of ${name}`,
  delete: 'Delete',
  deleteOf: (name: string) => `Delete ${name}`,
  teamColumns: ['Team', 'People', 'Managers'],
  noHead: 'none',

  problems: {
    'name-taken': 'Somebody has this name already. Use another one, or add a middle name.',
    'email-taken': 'Somebody else has this e-mail address.',
    'has-left': 'This person has left. Let them return first.',
    'own-entry': 'This is you: another administrator can do that.',
    'team-not-empty': 'The team still has people or their history.',
    'rows-refused': 'Some lines are wrong.',
    'bad-request': 'Check the name and the e-mail address.',
    'not-found': 'This is not there any more. Reload the page.',
  },
}

export type PeopleWords = typeof en
