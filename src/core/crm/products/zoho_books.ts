import type { Entry, Knowledge } from '../product.ts'

export const zoho_books: Entry = {
  id: 'zoho_books',
  name: 'Zoho Books',
  kind: 'erp',
  at: ['books.zoho.{com,eu,in,com.au,jp,com.cn,sa,uk,ae}', 'books.zohocloud.ca'],
  records: {
    '/app/**#/**/<type>/<n>{,/**}': {
      expenses: 'bill',
      '{paymentsreceived,paymentsmade}': 'payment',
      '{creditnotes,journals}': 'document',
    },
  },
  pages: ['/app/**'],
}

export const known: Knowledge = {
  source: 'Zoho Books help and API docs; public address lists',
  examples: {
    'https://books.zoho.com/app#/invoices/555000111222': 'invoice 555000111222',
    'https://books.zoho.eu/app/700001#/estimates/555000111223?filter_by=x': 'quote 555000111223',
    'https://books.zoho.com/app#/home/dashboard': true,
    'https://books.zoho.com/portal/acme/index': false,
    'https://www.zoho.com/books/': false,
  },
}
