/** The colours that nodes, frames and notes can have, by the name that documents keep. */
export const tints = [
  { name: 'rose', title: 'Rose' },
  { name: 'amber', title: 'Amber' },
  { name: 'moss', title: 'Moss' },
  { name: 'teal', title: 'Teal' },
  { name: 'blue', title: 'Blue' },
  { name: 'plum', title: 'Plum' },
] as const
