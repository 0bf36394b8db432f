#ifndef CONFGRAPH_CSQLITE_SHIM_H
#define CONFGRAPH_CSQLITE_SHIM_H

#include <sqlite3.h>

// Swift can call neither variadic functions nor function-pointer macros, so
// the few that ConfGraph needs are wrapped here.

static inline int confgraph_db_config_flag(sqlite3 *db, int option, int value) {
    return sqlite3_db_config(db, option, value, (int *)0);
}

static inline int confgraph_bind_text(
    sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 count
) {
    return sqlite3_bind_text64(statement, index, text, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int confgraph_bind_blob(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count
) {
    return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

// The bytes must outlive the execution of the statement, here as below.
static inline int confgraph_bind_borrowed_text(
    sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 count
) {
    return sqlite3_bind_text64(statement, index, text, count, SQLITE_STATIC, SQLITE_UTF8);
}

static inline int confgraph_bind_borrowed_blob(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count
) {
    return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_STATIC);
}

// A table whose rows lie in memory, column by column: what is to be inserted
// in bulk is selected from it, which takes half the time of a bound statement
// for each row. c0 ... c3 are integers; c4 is of any type.

typedef struct {
    sqlite3_int64 count;
    // Of c4: an integer, the bits of a double, or where its bytes begin in
    // `bytes`, shifted by 30, with their length.
    const sqlite3_int64 *numbers[5];
    // Of c4: SQLITE_INTEGER and so on.
    const unsigned char *kinds;
    const char *bytes;
} confgraph_rows;

typedef struct {
    sqlite3_vtab base;
    const confgraph_rows *rows;
} confgraph_rows_table;

typedef struct {
    sqlite3_vtab_cursor base;
    const confgraph_rows *rows;
    sqlite3_int64 row;
} confgraph_rows_cursor;

static inline int confgraph_rows_connect(
    sqlite3 *db, void *rows, int count, const char *const *arguments, sqlite3_vtab **result,
    char **error
) {
    (void)count, (void)arguments, (void)error;
    int code = sqlite3_declare_vtab(db, "CREATE TABLE x(c0 INT, c1 INT, c2 INT, c3 INT, c4)");
    if (code != SQLITE_OK) return code;
    confgraph_rows_table *table = (confgraph_rows_table *)sqlite3_malloc(sizeof *table);
    if (!table) return SQLITE_NOMEM;
    *table = (confgraph_rows_table){.rows = (const confgraph_rows *)rows};
    *result = &table->base;
    return SQLITE_OK;
}

static inline int confgraph_rows_disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

static inline int confgraph_rows_plan(sqlite3_vtab *table, sqlite3_index_info *plan) {
    (void)table;
    plan->estimatedCost = 4096;
    plan->estimatedRows = 4096;
    return SQLITE_OK;
}

static inline int confgraph_rows_open(sqlite3_vtab *table, sqlite3_vtab_cursor **result) {
    confgraph_rows_cursor *cursor = (confgraph_rows_cursor *)sqlite3_malloc(sizeof *cursor);
    if (!cursor) return SQLITE_NOMEM;
    *cursor = (confgraph_rows_cursor){.rows = ((confgraph_rows_table *)table)->rows};
    *result = &cursor->base;
    return SQLITE_OK;
}

static inline int confgraph_rows_close(sqlite3_vtab_cursor *cursor) {
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static inline int confgraph_rows_filter(
    sqlite3_vtab_cursor *cursor, int number, const char *text, int count, sqlite3_value **values
) {
    (void)number, (void)text, (void)count, (void)values;
    ((confgraph_rows_cursor *)cursor)->row = 0;
    return SQLITE_OK;
}

static inline int confgraph_rows_next(sqlite3_vtab_cursor *cursor) {
    ((confgraph_rows_cursor *)cursor)->row++;
    return SQLITE_OK;
}

static inline int confgraph_rows_eof(sqlite3_vtab_cursor *cursor) {
    confgraph_rows_cursor *place = (confgraph_rows_cursor *)cursor;
    return place->row >= place->rows->count;
}

static inline int confgraph_rows_column(
    sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column
) {
    confgraph_rows_cursor *place = (confgraph_rows_cursor *)cursor;
    const confgraph_rows *rows = place->rows;
    sqlite3_int64 number = rows->numbers[column][place->row];
    // A null pointer would be a null and not an empty text.
    const char *bytes = rows->bytes ? rows->bytes + (number >> 30) : "";
    sqlite3_uint64 length = number & 0x3FFFFFFF;
    double real;
    switch (column < 4 ? SQLITE_INTEGER : rows->kinds[place->row]) {
    case SQLITE_INTEGER: sqlite3_result_int64(context, number); break;
    case SQLITE_FLOAT:
        __builtin_memcpy(&real, &number, sizeof real);
        sqlite3_result_double(context, real);
        break;
    case SQLITE_TEXT:
        sqlite3_result_text64(context, bytes, length, SQLITE_STATIC, SQLITE_UTF8);
        break;
    case SQLITE_BLOB: sqlite3_result_blob64(context, bytes, length, SQLITE_STATIC); break;
    default: sqlite3_result_null(context); break;
    }
    return SQLITE_OK;
}

static inline int confgraph_rows_id(sqlite3_vtab_cursor *cursor, sqlite3_int64 *result) {
    *result = ((confgraph_rows_cursor *)cursor)->row;
    return SQLITE_OK;
}

// Makes `rows` readable as the table confgraph_rows of this connection, which
// is in no schema. They may change while no statement reads them.
static inline int confgraph_rows_register(sqlite3 *db, confgraph_rows *rows) {
    static const sqlite3_module module = {
        .xConnect = confgraph_rows_connect,
        .xBestIndex = confgraph_rows_plan,
        .xDisconnect = confgraph_rows_disconnect,
        .xOpen = confgraph_rows_open,
        .xClose = confgraph_rows_close,
        .xFilter = confgraph_rows_filter,
        .xNext = confgraph_rows_next,
        .xEof = confgraph_rows_eof,
        .xColumn = confgraph_rows_column,
        .xRowid = confgraph_rows_id,
    };
    return sqlite3_create_module_v2(db, "confgraph_rows", &module, rows, sqlite3_free);
}

static inline confgraph_rows *confgraph_rows_make(void) {
    confgraph_rows *rows = (confgraph_rows *)sqlite3_malloc(sizeof *rows);
    if (rows) *rows = (confgraph_rows){0};
    return rows;
}

#endif
