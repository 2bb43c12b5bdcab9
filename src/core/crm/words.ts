import type { Types } from './product.ts'

/**
 * Names of record types that apply to all products, unless a product's entry maps the same name
 * differently.
 */
export const WORDS: Types = {
  '{contact,contacts,person,people,prospect,prospects}': 'contact',
  '{company,companies,account,accounts}': 'company',
  'organi{s,z}ation{,s}': 'company',
  'lead{,s}': 'lead',
  '{deal,deals,opportunity,opportunities,potentials}': 'deal',
  '{case,cases,ticket,tickets,incident}': 'ticket',
  '{quote,quotes,quotation,quotations,estimate,estimates}': 'quote',
  '{order,orders,salesorder,salesorders,purchaseorder,purchaseorders}': 'order',
  'invoice{,s}': 'invoice',
  'bill{,s}': 'bill',
  'payment{,s}': 'payment',
  '{product,products,item,items}': 'product',
  'contract{,s}': 'contract',
  'customer{,s}': 'customer',
  '{vendor,vendors,supplier,suppliers}': 'vendor',
  'project{,s}': 'project',
  'task{,s}': 'task',
  '{meeting,meetings,event,events,appointment,appointments}': 'meeting',
  '{call,calls,phonecall,phonecalls}': 'call',
  'email{,s}': 'email',
  'conversation{,s}': 'conversation',
  'note{,s}': 'note',
  'document{,s}': 'document',
  '{activity,activities}': 'activity',
  'campaign{,s}': 'campaign',
  'sequence{,s}': 'sequence',
  'workflow{,s}': 'workflow',
  'report{,s}': 'report',
  'dashboard{,s}': 'dashboard',
}
