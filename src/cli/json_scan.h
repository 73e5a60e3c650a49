/* A strict reader of JSON (RFC 8259) for what this program wrote itself: the read-back of report.json and the
 * manifest of an earlier set. */
#ifndef JSON_SCAN_H
#define JSON_SCAN_H

#include <stddef.h>

#define JSON_DEPTH_MAX 32

/* Gets every string, number and literal with its place: "files/0/name". A string comes without its quotes and
 * with its escapes as written. Text and path hold only during the call. */
typedef void json_visit(void *context, const char *path, const char *text, size_t len);

/* Returns 0, or -1 where it is not one JSON value in UTF-8, with the byte of the fault in *ret_at. visit may
 * be NULL. */
int json_scan(const char *text, size_t len, json_visit *visit, void *context, size_t *ret_at);

#endif
