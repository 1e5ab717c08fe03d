/** Shows the page light or dark as the system asks, from now on. */
export function followTheme(): void {
  const light = matchMedia('(prefers-color-scheme: light)')
  const paint = () => {
    document.documentElement.dataset.theme = light.matches ? 'light' : 'dark'
  }
  light.addEventListener('change', paint)
  paint()
}
