/** The routes of pages: the page of an invite, and the console. */
import { AssetName } from '../console-files.ts'
import { JoinQuery } from '../join/page.ts'
import { open } from './route.ts'

/** Describes a file of the page that the link of an invite opens. */
const fileOf = (type: string) => ({
  description:
    'A page that is equal for everybody; the secret is in the fragment, which is not sent.',
  content: { [type]: { schema: { type: 'string' } } },
})

export const JOIN = {
  getJoin: open({
    method: 'get',
    path: '/join',
    group: 'join',
    summary: 'The page of an invite, in English or Russian.',
    query: JoinQuery,
    answer: fileOf('text/html'),
  }),
  getJoinStyle: open({
    method: 'get',
    path: '/join.css',
    group: 'join',
    summary: 'The style sheet of the invite page.',
    answer: fileOf('text/css'),
  }),
  getJoinScript: open({
    method: 'get',
    path: '/join.js',
    group: 'join',
    summary: 'The script of the invite page, which copies the link.',
    answer: fileOf('text/javascript'),
  }),
}

export const CONSOLE = {
  getConsole: open({
    method: 'get',
    path: '/',
    group: 'console',
    summary: 'The console, in the language of the browser.',
    answer: {
      description: 'The HTML page.',
      content: { 'text/html': { schema: { type: 'string' } } },
    },
  }),
  getConsoleFile: open({
    method: 'get',
    path: '/assets/:name',
    group: 'console',
    summary: 'A script, style or icon of the console, by a name that changes with its content.',
    param: AssetName,
    answer: {
      description: 'The file.',
      content: { 'text/javascript': { schema: { type: 'string' } } },
    },
    problems: ['not-found'],
  }),
}
