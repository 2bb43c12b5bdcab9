/**
 * Recognises CRM products and online calls by the addresses of pages. The code and its tables of
 * products are a separate script (recognition.js). Most starts of the worker do not need this
 * script, because no page of a CRM and no call is open.
 */
import { CALL_PRODUCTS } from '../src/core/calls/products.ts'
import { callRecogniserOf } from '../src/core/calls/recogniser.ts'
import { PRODUCTS } from '../src/core/crm/products.ts'
import { recognise } from '../src/core/crm/recognise.ts'

const recognition = {
  products: PRODUCTS,
  recognise,
  recogniseCall: callRecogniserOf(CALL_PRODUCTS),
  /** The match patterns of each product for calls. */
  callHosts: new Map(CALL_PRODUCTS.map(({ id, hosts }) => [id, hosts])),
}

declare global {
  /** Set when recognition.js has run. */
  var stintRecognition: typeof recognition | undefined
}

globalThis.stintRecognition = recognition
