/** So many pictures, in words. */
export function countPictures(count: number): string {
  return count === 1 ? 'the picture' : `${count.toLocaleString()} pictures`
}
