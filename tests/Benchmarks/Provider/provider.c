// The yardstick of the provider: the same reading and appending over DuckDB's C interface, value by value.
// provider read FILE | read-copy FILE | rows FILE COUNT | chunks FILE COUNT | whole FILE COUNT; prints the seconds of the work alone by the
// clock and of the processor, and a checksum.
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// what is used of duckdb.h (1.5), which the package does not bring
typedef uint64_t idx_t;
typedef struct { void *ptr; } *duckdb_database, *duckdb_connection, *duckdb_prepared_statement, *duckdb_appender, *duckdb_data_chunk, *duckdb_vector, *duckdb_logical_type;
typedef struct { idx_t a, b, c; void *d; char *e; void *f; } duckdb_result;
typedef union {
    struct { uint32_t length; char prefix[4]; char *ptr; } pointer;
    struct { uint32_t length; char inlined[12]; } inlined;
} duckdb_string_t;
int duckdb_open(const char *path, duckdb_database *out);
int duckdb_connect(duckdb_database database, duckdb_connection *out);
void duckdb_disconnect(duckdb_connection *connection);
void duckdb_close(duckdb_database *database);
int duckdb_query(duckdb_connection connection, const char *query, duckdb_result *out);
int duckdb_prepare(duckdb_connection connection, const char *query, duckdb_prepared_statement *out);
int duckdb_execute_prepared_streaming(duckdb_prepared_statement statement, duckdb_result *out);
void duckdb_destroy_prepare(duckdb_prepared_statement *statement);
void duckdb_destroy_result(duckdb_result *result);
duckdb_data_chunk duckdb_fetch_chunk(duckdb_result result);
void duckdb_destroy_data_chunk(duckdb_data_chunk *chunk);
idx_t duckdb_data_chunk_get_size(duckdb_data_chunk chunk);
duckdb_vector duckdb_data_chunk_get_vector(duckdb_data_chunk chunk, idx_t column);
void *duckdb_vector_get_data(duckdb_vector vector);
uint64_t *duckdb_vector_get_validity(duckdb_vector vector);
bool duckdb_validity_row_is_valid(uint64_t *validity, idx_t row);
int duckdb_appender_create(duckdb_connection connection, const char *schema, const char *table, duckdb_appender *out);
int duckdb_append_int32(duckdb_appender appender, int32_t value);
int duckdb_append_int64(duckdb_appender appender, int64_t value);
int duckdb_append_double(duckdb_appender appender, double value);
int duckdb_append_varchar_length(duckdb_appender appender, const char *value, idx_t length);
int duckdb_append_data_chunk(duckdb_appender appender, duckdb_data_chunk chunk);
int duckdb_appender_end_row(duckdb_appender appender);
int duckdb_appender_close(duckdb_appender appender);
int duckdb_appender_destroy(duckdb_appender *appender);
duckdb_logical_type duckdb_appender_column_type(duckdb_appender appender, idx_t column);
void duckdb_destroy_logical_type(duckdb_logical_type *type);
duckdb_data_chunk duckdb_create_data_chunk(duckdb_logical_type *types, idx_t count);
void duckdb_data_chunk_reset(duckdb_data_chunk chunk);
void duckdb_data_chunk_set_size(duckdb_data_chunk chunk, idx_t size);
void duckdb_vector_assign_string_element_len(duckdb_vector vector, idx_t row, const char *text, idx_t length);
idx_t duckdb_vector_size(void);

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static double processor(void) { return (double)clock() / CLOCKS_PER_SEC; }

static void check(int state, const char *what) {
    if (state != 0) {
        fprintf(stderr, "%s failed\n", what);
        exit(1);
    }
}

static bool valid(uint64_t *validity, idx_t row) { return validity == NULL || duckdb_validity_row_is_valid(validity, row); }

// copying: each text becomes the program's own, as a string of .NET is; otherwise it is read where it lies
static double read_all(duckdb_connection connection, bool copying) {
    duckdb_prepared_statement statement;
    duckdb_result result;
    check(duckdb_prepare(connection, "select i, l, d, m, s from t", &statement), "prepare");
    check(duckdb_execute_prepared_streaming(statement, &result), "execute");
    double sum = 0;
    char *own = NULL;
    for (duckdb_data_chunk chunk; (chunk = duckdb_fetch_chunk(result)) != NULL; duckdb_destroy_data_chunk(&chunk)) {
        idx_t rows = duckdb_data_chunk_get_size(chunk);
        void *data[5];
        uint64_t *validity[5];
        for (int column = 0; column < 5; column++) {
            duckdb_vector vector = duckdb_data_chunk_get_vector(chunk, column);
            data[column] = duckdb_vector_get_data(vector);
            validity[column] = duckdb_vector_get_validity(vector);
        }
        for (idx_t row = 0; row < rows; row++) {
            if (valid(validity[0], row)) sum += ((int32_t *)data[0])[row];
            if (valid(validity[1], row)) sum += ((int64_t *)data[1])[row];
            if (valid(validity[2], row)) sum += ((double *)data[2])[row];
            if (valid(validity[3], row)) sum += ((int64_t *)data[3])[row] / 100.0;
            if (valid(validity[4], row)) {
                duckdb_string_t *text = (duckdb_string_t *)data[4] + row;
                const char *bytes = text->inlined.length <= 12 ? text->inlined.inlined : text->pointer.ptr;
                if (copying) {
                    free(own);
                    own = memcpy(malloc(text->inlined.length), bytes, text->inlined.length);
                    bytes = own;
                }
                sum += text->inlined.length + bytes[text->inlined.length - 1];
            }
        }
    }
    free(own);
    duckdb_destroy_result(&result);
    duckdb_destroy_prepare(&statement);
    return sum;
}

enum { TEXTS = 100000 };

// the texts are at hand beforehand: what is measured is the appending
static char (*make_texts(void))[24] {
    char (*texts)[24] = malloc(TEXTS * sizeof *texts);
    for (int i = 0; i < TEXTS; i++)
        snprintf(texts[i], sizeof *texts, "resident %d", i);
    return texts;
}

// row by row, as the manual shows it
static double append_rows(duckdb_connection connection, int32_t count, char (*texts)[24]) {
    duckdb_appender appender;
    check(duckdb_appender_create(connection, NULL, "t", &appender), "appender");
    for (int32_t i = 0; i < count; i++) {
        check(duckdb_append_int32(appender, i), "append");
        check(duckdb_append_int64(appender, i * 3L), "append");
        check(duckdb_append_double(appender, i / 8.0), "append");
        check(duckdb_append_int64(appender, i), "append");
        check(duckdb_append_varchar_length(appender, texts[i % TEXTS], strlen(texts[i % TEXTS])), "append");
        check(duckdb_appender_end_row(appender), "end of row");
    }
    check(duckdb_appender_close(appender), "close");
    duckdb_appender_destroy(&appender);
    return count;
}

// chunk by chunk: the fastest way that the interface offers
static double append_chunks(duckdb_connection connection, int32_t count, char (*texts)[24]) {
    duckdb_appender appender;
    duckdb_logical_type types[5];
    check(duckdb_appender_create(connection, NULL, "t", &appender), "appender");
    for (int column = 0; column < 5; column++)
        types[column] = duckdb_appender_column_type(appender, column);
    duckdb_data_chunk chunk = duckdb_create_data_chunk(types, 5);
    idx_t size = duckdb_vector_size(), row = 0;
    for (int32_t i = 0; i < count; i++) {
        ((int32_t *)duckdb_vector_get_data(duckdb_data_chunk_get_vector(chunk, 0)))[row] = i;
        ((int64_t *)duckdb_vector_get_data(duckdb_data_chunk_get_vector(chunk, 1)))[row] = i * 3L;
        ((double *)duckdb_vector_get_data(duckdb_data_chunk_get_vector(chunk, 2)))[row] = i / 8.0;
        ((int64_t *)duckdb_vector_get_data(duckdb_data_chunk_get_vector(chunk, 3)))[row] = i % TEXTS * 7L;
        duckdb_vector_assign_string_element_len(duckdb_data_chunk_get_vector(chunk, 4), row, texts[i % TEXTS], strlen(texts[i % TEXTS]));
        if (++row == size || i == count - 1) {
            duckdb_data_chunk_set_size(chunk, row);
            check(duckdb_append_data_chunk(appender, chunk), "append");
            duckdb_data_chunk_reset(chunk);
            row = 0;
        }
    }
    check(duckdb_appender_close(appender), "close");
    duckdb_appender_destroy(&appender);
    duckdb_destroy_data_chunk(&chunk);
    for (int column = 0; column < 5; column++)
        duckdb_destroy_logical_type(&types[column]);
    return count;
}

// all rows or none, as the provider appends
static double append_whole(duckdb_connection connection, int32_t count, char (*texts)[24]) {
    duckdb_result result;
    check(duckdb_query(connection, "begin", &result), "begin");
    duckdb_destroy_result(&result);
    append_chunks(connection, count, texts);
    check(duckdb_query(connection, "commit", &result), "commit");
    duckdb_destroy_result(&result);
    return count;
}

int main(int count, char **words) {
    duckdb_database database;
    duckdb_connection connection;
    duckdb_result result;
    check(duckdb_open(words[2], &database), "open");
    check(duckdb_connect(database, &connection), "connect");
    check(duckdb_query(connection, "set threads = 2", &result), "set");
    duckdb_destroy_result(&result);
    char (*texts)[24] = make_texts();
    double start = now(), used = processor();
    double sum = strncmp(words[1], "read", 4) == 0 ? read_all(connection, strcmp(words[1], "read-copy") == 0)
        : strcmp(words[1], "chunks") == 0 ? append_chunks(connection, atoi(words[3]), texts)
        : strcmp(words[1], "whole") == 0 ? append_whole(connection, atoi(words[3]), texts)
        : append_rows(connection, atoi(words[3]), texts);
    printf("%.4f %.4f %.2f\n", now() - start, processor() - used, sum);
    free(texts);
    duckdb_disconnect(&connection);
    duckdb_close(&database);
    return count > 4;
}
