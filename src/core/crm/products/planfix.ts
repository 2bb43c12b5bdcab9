import type { Entry, Knowledge } from '../product.ts'

export const planfix: Entry = {
  id: 'planfix',
  name: 'Planfix',
  kind: 'crm',
  at: ['*.planfix.{ru,com}'],
  refuse: ['/{xml,webform,form,webchat}/**', '/?action=get*'],
  records: {
    '/contact/<n>/**': 'contact',
    '/company/<n>/**': 'company',
    '/task/<n>/**': 'task',
    '/project/<n>/**': 'project',
    '/?action=planfix&task=<n>': 'task',
    '/?action=report&id=<n>': 'report',
    '/?action=<type>view&id=<n>': {
      user: '',
    },
  },
}

export const known: Knowledge = {
  source: 'Planfix help; public address lists',
  examples: {
    'https://acme.planfix.ru/contact/42': 'contact 42',
    'https://acme.planfix.com/task/43/': 'task 43',
    'https://acme.planfix.ru/?action=taskview&id=44': 'task 44',
    'https://acme.planfix.ru/contact/': true,
    'https://acme.planfix.ru/rest/': false,
    'https://help.planfix.com/ru/API': false,
  },
}
