import { useState } from 'preact/hooks'
import type { CallProduct } from '../../core/calls/product.ts'
import { CALL_PRODUCTS } from '../../core/calls/products.ts'
import { readSettings } from '../../store/settings.ts'
import { removeCall, setCall } from '../../store/settings-commands.ts'
import { type Choosing, readGranted, unusedPatterns } from './product-choice.ts'
import { useAllowed } from './use-allowed.ts'

/**
 * Returns functions that switch products for calls on and off. When a product is switched on, the
 * browser asks for permission.
 */
export const useCallChoice = ({ db, hosts, save }: Choosing) => {
  const granted = useAllowed(hosts, () => readGranted(hosts, CALL_PRODUCTS))
  const [denied, setDenied] = useState<string>()

  const turnOn = async ({ id, category, hosts: patterns }: CallProduct) => {
    // The permission is requested before the first `await`, because the browser asks the person
    // only within the click.
    const answer = hosts.request(patterns)
    setDenied(undefined)
    if (!(await answer)) return setDenied(id)
    await save(() => setCall(db, { product: id, category }))
  }

  const turnOff = ({ id, hosts: patterns }: CallProduct) =>
    save(async () => {
      await removeCall(db, id)
      await hosts.remove(unusedPatterns(patterns, await readSettings(db)))
    })

  return { granted, denied, turnOn, turnOff }
}
