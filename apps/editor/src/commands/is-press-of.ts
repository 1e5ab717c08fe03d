import { matchKeybindingPress, parseKeybinding } from 'tinykeys'

/** Whether a key press is a combination, whatever name of its key that is written with (`Alt+n`, `Alt+KeyN`). */
export function isPressOf(keys: string, event: KeyboardEvent): boolean {
  const [press] = parseKeybinding(keys)
  return press !== undefined && matchKeybindingPress(event, press)
}
