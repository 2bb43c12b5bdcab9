import type { Entry, Knowledge } from '../product.ts'

export const acumatica: Entry = {
  id: 'acumatica',
  name: 'Acumatica',
  kind: 'erp',
  at: ['*.acumatica.com'],
  notAt: ['openuni', 'portal', 'customer*', 'builds'],
  refuse: ['/**/Help?ScreenId', '/**/Frames/GetFile.ashx', '/**/entity/*/*.*.*/**'],
  // By the number of the screen.
  records: {
    '/**/Main?ScreenId=SO303*&RefNbr=<word>': 'invoice',
    '/**/Main?ScreenId={AR,AP}302*&RefNbr=<word>': 'payment',
    '/**/Main?ScreenId=AR*&RefNbr=<word>': 'invoice',
    '/**/Main?ScreenId=AP*&RefNbr=<word>': 'bill',
    '/**/Main?ScreenId=IN202*&InventoryCD=<word>': 'product',
    '/**/Main?ScreenId=AP303*&AcctCD=<word>': 'vendor',
    '/**/Main?ScreenId={SO,PO}*&OrderNbr=<word>': 'order',
    '/**/Main?ScreenId=SO*&ShipmentNbr=<word>': 'shipment',
    '/**/Main?ScreenId=CR*&OpportunityID=<word>': 'deal',
    '/**/Main?ScreenId=CR*&QuoteNbr=<word>': 'quote',
    '/**/Main?ScreenId=CR*&CaseCD=<word>': 'ticket',
    '/**/Main?ScreenId=CR301*&ContactID=<n>': 'lead',
    '/**/Main?ScreenId=CR*&ContactID=<n>': 'contact',
    '/**/Main?ScreenId=CR303*&AcctCD=<word>': 'company',
    '/**/Main?ScreenId=AR*&AcctCD=<word>': 'customer',
    '/**/Main?ScreenId=PM*&ContractCD=<word>': 'project',
  },
  pages: ['/', '/**/Main', '/**/{Pages,Frames,Wiki}/**'],
  selfHosted: true,
  ownPages: ['/**/Main?ScreenId'],
}

export const known: Knowledge = {
  source: 'Acumatica help: links to forms; public address lists',
  examples: {
    'https://acme.acumatica.com/Main?ScreenId=SO301000&OrderType=SO&OrderNbr=000042':
      'order 000042',
    'https://acme.acumatica.com/Main?CompanyID=Acme&ScreenId=CR304000&OpportunityID=OP000043':
      'deal OP000043',
    'https://acme.acumatica.com/Frames/Login.aspx': false,
    'https://help.acumatica.com/Help?ScreenId=ShowWiki': false,
    'https://erp.acme.example/site/(W(3))/Main?ScreenId=AR303000': true,
  },
}
