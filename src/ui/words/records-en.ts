/**
 * The names of the types of CRM records (src/core/crm), in the form that is used inside a sentence.
 */
export const en = {
  record: {
    activity: 'activity',
    bill: 'bill',
    call: 'call',
    campaign: 'campaign',
    company: 'company',
    contact: 'contact',
    contract: 'contract',
    conversation: 'conversation',
    custom: 'record',
    customer: 'customer',
    dashboard: 'dashboard',
    deal: 'deal',
    document: 'document',
    email: 'email',
    invoice: 'invoice',
    item: 'item',
    lead: 'lead',
    meeting: 'meeting',
    note: 'note',
    order: 'order',
    payment: 'payment',
    playbook: 'playbook',
    product: 'product',
    project: 'project',
    quote: 'quote',
    report: 'report',
    return: 'return',
    sequence: 'sequence',
    shipment: 'shipment',
    task: 'task',
    ticket: 'ticket',
    transfer: 'transfer',
    vendor: 'vendor',
    workflow: 'workflow',
  } as Record<string, string>,
}

export type RecordWords = typeof en
