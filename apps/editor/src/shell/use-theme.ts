import { useEffect } from 'react'
import { useViewStore } from '../state/view-store.ts'

/** Puts the chosen theme on the page, following the system where that was chosen. */
export function useTheme(): void {
  const theme = useViewStore((state) => state.theme)
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: light)')
    const put = (): void => {
      const isLight = theme === 'light' || (theme === 'system' && system.matches)
      document.documentElement.dataset.theme = isLight ? 'light' : 'dark'
    }
    put()
    system.addEventListener('change', put)
    return () => system.removeEventListener('change', put)
  }, [theme])
}
