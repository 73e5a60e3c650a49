#include <realrate/mapping.h>

const char *const usage_field_names[N_USAGE_FIELDS] = {
    "date",           "model",      "workspace", "tier",      "context", "geo",
    "speed",          "provider",   "meter",     "quantity",  "input",   "cache_write_5m",
    "cache_write_1h", "cache_read", "output",    "web_search"};
