/** The SQLite file in a data directory. */
export const databaseFile = 'weft.db'
