/** A name as a file or folder: the name is somebody's, and a path in it must not lead out of the folder. */
export function safeFileName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^\.+/, '_') || 'output'
}
