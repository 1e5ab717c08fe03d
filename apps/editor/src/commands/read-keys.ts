/** What of a key press a combination is made of. */
export type PressedKeys = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Keys that only change the meaning of others. */
const modifiers = new Set(['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'CapsLock', 'Dead'])

/** Keys that everything else on the page needs for itself. */
const movers = /^(Escape|Tab|Enter| |Arrow.*)$/

/** Combinations that the browser keeps for itself. */
const taken = new Set([
  ...['$mod+w', '$mod+t', '$mod+n', '$mod+q', '$mod+r'],
  ...['$mod+Shift+w', '$mod+Shift+t', '$mod+Shift+n', '$mod+Tab', '$mod+Shift+Tab', 'Alt+F4'],
])

/** A combination that was pressed, or why it cannot be one. */
export type ReadKeys = { readonly keys: string } | { readonly reason: string }

/**
 * The combination of a key press as tinykeys writes it (`$mod+Shift+e`); nothing while only modifiers are held.
 *
 * @param isMac whether the command key takes the place of Control
 */
export function readKeys(event: PressedKeys, isMac: boolean): ReadKeys | undefined {
  if (modifiers.has(event.key)) return undefined
  const [hasMod, hasOther] = isMac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey]
  const parts = [
    ...(hasMod ? ['$mod'] : []),
    ...(hasOther ? [isMac ? 'Control' : 'Meta'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey ? ['Shift'] : []),
  ]
  if (parts.length === 0 && movers.test(event.key))
    return { reason: 'That key is needed for moving about and choosing.' }
  const keys = [...parts, nameOf(event)].join('+')
  if (taken.has(keys)) return { reason: 'The browser keeps that combination for itself.' }
  return { keys }
}

/** The name of the key: what it types, or where it stands when that depends on Shift, Alt or a separator. */
function nameOf({ key, code, shiftKey, altKey }: PressedKeys): string {
  const isLetter = /^[a-z]$/i.test(key)
  if (isLetter && !altKey) return key.toLowerCase()
  const isAmbiguous = key.length === 1 && (altKey || (shiftKey && /^\d$/.test(code.slice(-1))))
  return isAmbiguous || key === '+' || key === ',' || key === ' ' ? code : key
}
