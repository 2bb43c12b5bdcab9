import type { Entry, Knowledge } from '../product.ts'

export const acumatica: Entry = {
  id: 'acumatica',
  name: 'Acumatica',
  kind: 'erp',
  at: ['*.acumatica.com'],
  notAt: ['openuni', 'portal', 'customer*', 'builds'],
  refuse: ['/**/Help?ScreenId', '/**/Frames/GetFile.ashx', '/**/entity/*/*.*.*/**'],
  // `ScreenId` names the screen, and so the type of the record.
  records: {
    '/**/Main{,.aspx}?ScreenId=SO303*&RefNbr=<word>': 'invoice',
    '/**/Main{,.aspx}?ScreenId={AR,AP}302*&RefNbr=<word>': 'payment',
    '/**/Main{,.aspx}?ScreenId=AR*&RefNbr=<word>': 'invoice',
    '/**/Main{,.aspx}?ScreenId=AP*&RefNbr=<word>': 'bill',
    '/**/Main{,.aspx}?ScreenId=IN202*&InventoryCD=<word>': 'product',
    '/**/Main{,.aspx}?ScreenId=AP303*&AcctCD=<word>': 'vendor',
    '/**/Main{,.aspx}?ScreenId={SO,PO}*&OrderNbr=<word>': 'order',
    '/**/Main{,.aspx}?ScreenId=SO*&ShipmentNbr=<word>': 'shipment',
    '/**/Main{,.aspx}?ScreenId=CR*&OpportunityID=<word>': 'deal',
    '/**/Main{,.aspx}?ScreenId=CR*&QuoteNbr=<word>': 'quote',
    '/**/Main{,.aspx}?ScreenId=CR*&CaseCD=<word>': 'ticket',
    '/**/Main{,.aspx}?ScreenId=CR301*&ContactID=<n>': 'lead',
    '/**/Main{,.aspx}?ScreenId=CR*&ContactID=<n>': 'contact',
    '/**/Main{,.aspx}?ScreenId=CR303*&AcctCD=<word>': 'company',
    '/**/Main{,.aspx}?ScreenId=AR*&AcctCD=<key>': 'customer',
    '/**/Main{,.aspx}?ScreenId=PM304*&RefNbr=<word>': 'document',
    '/**/Main{,.aspx}?ScreenId=PM*&ContractCD=<word>': 'project',
  },
  pages: ['/', '/**/Main{,.aspx}', '/**/{Pages,Frames,Wiki}/**'],
  selfHosted: true,
  ownPages: ['/**/Main{,.aspx}?ScreenId'],
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
