import { isMac } from '../commands/is-mac.ts'

/** Words for key names as tinykeys writes them. */
const words: Readonly<Record<string, string>> = {
  $mod: isMac() ? '⌘' : 'Ctrl',
  Delete: 'Del',
  Backspace: '⌫',
  Escape: 'Esc',
  Enter: '↵',
  Comma: ',',
  Period: '.',
  Space: 'Space',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

/** A shortcut as tinykeys writes it (`$mod+d`) in the words printed on keys (`Ctrl D`). */
export function readableKeys(keys: string): string {
  return keys
    .split('+')
    .map(
      (key) =>
        words[key] ??
        (/^(Key|Digit)./.test(key)
          ? key.replace(/^(Key|Digit)/, '')
          : key.length === 1
            ? key.toUpperCase()
            : key),
    )
    .join(' ')
}
