import { useState } from 'preact/hooks'
import type { Device } from './ports.ts'

export interface ListedDevice extends Device {
  /** The browser was disconnected since the list was first read. */
  isGone: boolean
}

/**
 * The devices that were read, in the places where they were before. One that is gone stays: without it,
 * the button of the next one would be under the pointer, for a second click.
 */
const inPlace = (before: readonly ListedDevice[], now: readonly Device[]): ListedDevice[] => {
  const present = new Map(now.map((device) => [device.id, device]))
  const kept = before.map((device) => ({
    ...(present.get(device.id) ?? device),
    isGone: !present.has(device.id),
  }))
  for (const { id } of before) present.delete(id)
  return [...kept, ...[...present.values()].map((device) => ({ ...device, isGone: false }))]
}

/** A list of browsers that keeps its rows. */
export const useDevices = (read: () => Promise<readonly Device[]>) => {
  const [devices, setDevices] = useState<readonly ListedDevice[]>()
  const look = async () => {
    const now = await read()
    setDevices((before = []) => inPlace(before, now))
  }
  return { devices, look }
}
