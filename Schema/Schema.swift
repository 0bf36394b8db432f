/// The storage format's migrations, in order; each SQL file is embedded in
/// the binary and never edited after it has been released.
package enum Schema {
    package struct Migration: Sendable {
        /// The format version a file has after this migration.
        package let version: Int
        package let sql: String
    }

    package static let migrations: [Migration] = [
        Migration(
            version: 1, sql: String(decoding: PackageResources.v001_initial_sql, as: UTF8.self)),
        Migration(
            version: 2,
            sql: String(decoding: PackageResources.v002_claim_records_sql, as: UTF8.self)),
        Migration(
            version: 3, sql: String(decoding: PackageResources.v003_columns_sql, as: UTF8.self)),
    ]
}
