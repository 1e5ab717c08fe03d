/**
 * Combinations of which the browser makes an event of its clipboard, by what that event may do. Such an event may read
 * and write without asking, and inside a text field the combination is the field's.
 */
const clipboardKeys: Readonly<Record<'write' | 'read', readonly string[]>> = {
  write: ['$mod+c', '$mod+x'],
  read: ['$mod+v', '$mod+Shift+v'],
}

/** Whether the browser makes an event of its clipboard of a combination; of one kind, or of any. */
export function isClipboardKeys(keys: string, kind?: 'write' | 'read'): boolean {
  return kind === undefined
    ? Object.values(clipboardKeys).some((list) => list.includes(keys))
    : clipboardKeys[kind].includes(keys)
}
