/**
 * Runs in the page. Returns the elements of this selector whose text has less contrast with its present
 * background than `least`. Unlike axe-core, it also checks elements that have a pseudo-element.
 */
export function unreadable(selector: string, least: number): string[] {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  if (!canvas) throw new Error('No canvas.')
  const channels = (colour: string): readonly number[] => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data]
  }
  const paperOf = (element: Element): string => {
    const { backgroundColor } = getComputedStyle(element)
    if (channels(backgroundColor)[3] === 255 || !element.parentElement) return backgroundColor
    return paperOf(element.parentElement)
  }
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
      const c = value / 255
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  return [...document.querySelectorAll(selector)].flatMap((element) => {
    const text = element.textContent?.trim()
    const [low = 0, high = 0] = [getComputedStyle(element).color, paperOf(element)]
      .map(luminance)
      .sort((a, b) => a - b)
    const ratio = (high + 0.05) / (low + 0.05)
    return text && ratio < least ? [`“${text}”: ${ratio.toFixed(1)}`] : []
  })
}
