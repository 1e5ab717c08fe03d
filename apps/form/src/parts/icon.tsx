/** Paths of the icons, each on a field of 24 by 24. */
const paths = {
  play: 'M7 4.5v15l12-7.5z',
  stop: 'M7 7h10v10H7z',
  download: 'M12 4v11m-5-5 5 5 5-5M5 20h14',
  camera: 'M4 8h3l2-3h6l2 3h3v11H4zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
  picture: 'M4 5h16v14H4zM4 16l4.5-4.5L13 16l3-3 4 4M15.5 9.5h.01',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  dice: 'M5 5h14v14H5zM9 9h.01M15 15h.01M15 9h.01M9 15h.01',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  brush: 'M20 4 10.5 13.5M9 13c-2.5 0-3.5 2-3.5 4.5L4 19c3 1.5 8 .5 8-3z',
  again: 'M20 11a8 8 0 1 0-1 5M20 5v6h-6',
} as const

/** An icon, 18 pixels unless told; words beside it or on its button say what it means. */
export function Icon({ name, size = 18 }: { readonly name: keyof typeof paths; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}
