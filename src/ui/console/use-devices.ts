import { useState } from 'preact/hooks'
import type { Device } from './account/ports.ts'

export interface ListedDevice extends Device {
  /** Whether the browser was disconnected after the list was first read. */
  isGone: boolean
}

/**
 * The devices of the new list, each in the row that it had before. A device that was disconnected
 * keeps its row. Otherwise the button of the next device would move under the pointer, and a second
 * click would disconnect that device.
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

/**
 * A list of browsers, and a function that reads it again. Each browser keeps its row, also after it
 * was disconnected.
 */
export const useDevices = (read: () => Promise<readonly Device[]>) => {
  const [devices, setDevices] = useState<readonly ListedDevice[]>()
  const reload = async () => {
    const now = await read()
    setDevices((before = []) => inPlace(before, now))
  }
  return { devices, reload }
}
