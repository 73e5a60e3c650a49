#include "companies.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

const struct sample_model sample_models[] = {
    {"claude-3-5-haiku-20241022", false, {0}},
    {"claude-haiku-4-5-20251001", false, {10000, 12500, 20000, 1000, 50000}},
    {"claude-haiku-5-5", true, {0}},
    {"claude-sonnet-4-20250514", false, {0}},
    {"claude-sonnet-4-5-20250929", false, {0}},
    {"claude-sonnet-4-6", true, {30000, 37500, 60000, 3000, 150000}},
    {"claude-sonnet-5", true, {0}},
    {"claude-sonnet-5-5", true, {0}},
    {"claude-opus-4-20250514", false, {0}},
    {"claude-opus-4-1-20250805", false, {0}},
    {"claude-opus-4-5-20251101", false, {0}},
    {"claude-opus-4-8", true, {50000, 62500, 100000, 5000, 250000}},
    {"claude-opus-5", true, {0}},
    {"claude-opus-5-5", true, {0}},
    {"claude-fable-5", true, {0}},
    {"claude-fable-5-1", true, {0}},
};
const size_t n_sample_models = COUNT(sample_models);

static const struct phase haiku[] = {
    {"claude-3-5-haiku-20241022", 0, 0},
    {"claude-haiku-4-5-20251001", 20251103, 21},
    {NULL, 0, 0},
};
static const struct phase sonnet[] = {
    {"claude-sonnet-4-20250514", 0, 0},
    {"claude-sonnet-4-5-20250929", 20251013, 28},
    {"claude-sonnet-4-6", 20260302, 28},
    {NULL, 0, 0},
};
static const struct phase opus[] = {
    {"claude-opus-4-20250514", 0, 0},
    {"claude-opus-4-1-20250805", 20250811, 7},
    {"claude-opus-4-8", 20260601, 28},
    {NULL, 0, 0},
};
static const struct phase new_sonnet[] = {
    {"claude-sonnet-4-20250514", 0, 0},
    {"claude-sonnet-4-5-20250929", 20251006, 14},
    {"claude-sonnet-5", 20260701, 21},
    {NULL, 0, 0},
};
static const struct phase new_opus[] = {
    {"claude-opus-4-20250514", 0, 0},
    {"claude-opus-4-1-20250805", 20250811, 7},
    {"claude-opus-5", 20260724, 7},
    {NULL, 0, 0},
};
static const struct phase new_haiku[] = {
    {"claude-3-5-haiku-20241022", 0, 0},
    {"claude-haiku-4-5-20251001", 20251020, 10},
    {NULL, 0, 0},
};
static const struct phase long_sonnet[] = {
    {"claude-sonnet-4-20250514", 0, 0},
    {"claude-sonnet-4-5-20250929", 20251006, 14},
    {NULL, 0, 0},
};
static const struct phase ward_sonnet[] = {
    {"claude-sonnet-4-20250514", 0, 0},
    {"claude-sonnet-4-5-20250929", 20251013, 21},
    {NULL, 0, 0},
};
static const struct phase ward_sonnet_us[] = {
    {"claude-sonnet-4-6", 0, 0},
    {"claude-sonnet-5", 20260706, 21},
    {"claude-sonnet-5-5", 20261005, 14},
    {NULL, 0, 0},
};
static const struct phase chart_sonnet[] = {
    {"claude-sonnet-4-5-20250929", 0, 0},
    {"claude-sonnet-4-6", 20260330, 21},
    {"claude-sonnet-5", 20260713, 14},
    {NULL, 0, 0},
};
static const struct phase study_opus[] = {
    {"claude-opus-4-1-20250805", 0, 0},
    {"claude-opus-4-5-20251101", 20251201, 21},
    {"claude-opus-4-8", 20260615, 14},
    {"claude-opus-5-5", 20260928, 10},
    {NULL, 0, 0},
};
static const struct phase live_opus[] = {
    {"claude-opus-4-8", 0, 0},
    {"claude-opus-5", 20260803, 5},
    {NULL, 0, 0},
};
static const struct phase board_fable[] = {
    {"claude-fable-5", 0, 0},
    {"claude-fable-5-1", 20260907, 10},
    {NULL, 0, 0},
};
static const struct phase only_haiku_5_5[] = {{"claude-haiku-5-5", 0, 0}, {NULL, 0, 0}};
static const struct phase only_opus_4_8[] = {{"claude-opus-4-8", 0, 0}, {NULL, 0, 0}};
static const struct phase only_opus_5[] = {{"claude-opus-5", 0, 0}, {NULL, 0, 0}};
static const struct phase only_sonnet_4_6[] = {{"claude-sonnet-4-6", 0, 0}, {NULL, 0, 0}};
static const struct phase only_sonnet_5[] = {{"claude-sonnet-5", 0, 0}, {NULL, 0, 0}};

/* Larkfield, an insurer: steady office-hours work. Its bill fell when Opus 4.1 gave way to Opus 4.8 in June
 * 2026, after the vendor had sized its proposal. */
static const struct stream larkfield[] = {
    {"Claims", "claims-intake", "standard", .weekend = 320, .kilo = {40000, 20000, 0, 200000, 12000},
     .phases = sonnet},
    {"Claims", "claims-adjudication", "standard", .weekend = 180, .kilo = {24000, 8000, 0, 64000, 8000},
     .phases = opus},
    {"Claims", "adjudication-live", "standard", .is_fast = true, .from = 20260622, .weekend = 100,
     .kilo = {2000, 0, 0, 5000, 800}, .phases = only_opus_4_8},
    {"Underwriting", "underwriting-us", "standard", .is_us = true, .from = 20260330, .weekend = 120,
     .kilo = {50000, 10000, 0, 60000, 10000}, .phases = only_sonnet_4_6},
    {"Underwriting", "underwriting", "standard", .to = 20260329, .weekend = 120,
     .kilo = {50000, 10000, 0, 60000, 10000}, .phases = sonnet},
    {"Post room", "triage", "standard", .weekend = 450, .kilo = {150000, 20000, 0, 300000, 25000},
     .phases = haiku},
    {"Post room", "night-scan", "batch", .weekend = 700, .kilo = {400000, 0, 0, 0, 60000}, .phases = haiku},
    {"Post room", "urgent-desk", "priority", .weekend = 250, .kilo = {10000, 0, 0, 0, 2000}, .phases = haiku},
    {"Audit, group", "file-review", "batch", .weekend = 0, .kilo = {60000, 0, 0, 0, 8000}, .phases = sonnet},
    {"Schäden Europa", "schaden-assistent", "standard", .weekend = 150,
     .kilo = {15000, 0, 8000, 120000, 5000}, .phases = sonnet},
    {"", "market-research", "standard", .weekend = 0, .kilo = {12000, 0, 0, 0, 3000}, .web_searches = 1200,
     .phases = sonnet},
};

/* Quillon, a note-taking service: growing fast, busy every day, moving from Opus 4.1 to Opus 5 at its launch.
 */
static const struct stream quillon[] = {
    {"app", "summaries", "standard", .weekend = 820, .kilo = {110000, 30000, 0, 350000, 24000},
     .phases = new_sonnet},
    {"app", "whole-notebook", "standard", .is_long = true, .to = 20260429, .weekend = 700,
     .kilo = {30000, 4000, 0, 20000, 2000}, .phases = long_sonnet},
    {"app", "autocomplete", "standard", .weekend = 860, .kilo = {180000, 25000, 0, 520000, 40000},
     .phases = new_haiku},
    {"app", "app-us", "standard", .is_us = true, .from = 20260713, .weekend = 780,
     .kilo = {25000, 6000, 0, 80000, 5000}, .phases = only_sonnet_5},
    {"research", "deep-answers", "standard", .weekend = 640, .kilo = {9000, 3000, 1000, 40000, 2600},
     .web_searches = 2500, .phases = new_opus},
    {"research", "deep-answers-fast", "standard", .is_fast = true, .from = 20260803, .weekend = 640,
     .kilo = {700, 200, 0, 3000, 300}, .phases = only_opus_5},
    {"back office", "nightly-index", "batch", .weekend = 1000, .kilo = {300000, 0, 0, 0, 22000},
     .phases = new_haiku},
};

/* Averdale, a hospital group: notes from the wards under US-only inference since April 2026, long patient
 * records, coding of encounters over night, and one pilot of a much cheaper model. */
static const struct stream averdale[] = {
    {"Wards", "progress-notes", "standard", .to = 20260329, .weekend = 780,
     .kilo = {150000, 40000, 0, 300000, 42000}, .phases = ward_sonnet},
    {"Wards", "progress-notes-us", "standard", .is_us = true, .from = 20260330, .weekend = 780,
     .kilo = {160000, 40000, 0, 320000, 46000}, .phases = ward_sonnet_us},
    {"Wards", "chart-review", "standard", .is_long = true, .from = 20251020, .weekend = 520,
     .kilo = {50000, 9000, 0, 30000, 4000}, .phases = chart_sonnet},
    {"Coding office", "encounter-coding", "batch", .weekend = 940, .kilo = {700000, 0, 0, 0, 60000},
     .phases = haiku},
    {"Coding office", "coding-pilot", "batch", .from = 20261012, .weekend = 940,
     .kilo = {180000, 0, 0, 0, 15000}, .phases = only_haiku_5_5},
    {"Patient portal", "portal-chat", "standard", .weekend = 900, .kilo = {260000, 30000, 0, 450000, 60000},
     .phases = haiku},
    {"Research institute", "literature", "standard", .weekend = 260, .kilo = {16000, 2000, 3000, 30000, 4600},
     .web_searches = 5200, .phases = study_opus},
    {"Tumour boards", "case-preparation", "standard", .from = 20260615, .weekend = 0,
     .kilo = {14000, 3000, 0, 32000, 4400}, .phases = board_fable},
    {"Emergency", "triage-live", "standard", .is_fast = true, .from = 20260720, .weekend = 1000,
     .kilo = {3000, 500, 0, 9000, 900}, .phases = live_opus},
};

/* Three months whose list value makes 875,000 a year of 365.25 days: 875,000 x 92 / 365.25. At 20% off that
 * is 700,000 of committed value. */
#define LARKFIELD_TUNED ((int64_t)875000 * INT64_C(10000000000) * 368 / 1461)

static const struct company larkfield_company = {
    .seed = 1871,
    .first_day = 20250801,
    .last_day = 20261020,
    .growth_ppm = 700,
    .growth_ends = 20260531,
    .month_swing = 25,
    .streams = larkfield,
    .n_streams = COUNT(larkfield),
    .tuned_value = LARKFIELD_TUNED,
    .tuned_from = 20260701,
    .tuned_to = 20260930,
    .settled_stream = 5,
};

static const struct company quillon_company = {
    .seed = 2024,
    .first_day = 20250701,
    .last_day = 20261020,
    .growth_ppm = 1900,
    .month_swing = 60,
    .streams = quillon,
    .n_streams = COUNT(quillon),
};

static const struct company averdale_company = {
    .seed = 1894,
    .first_day = 20250818,
    .last_day = 20261110,
    .growth_ppm = 1000,
    .month_swing = 30,
    .streams = averdale,
    .n_streams = COUNT(averdale),
};

const struct export sample_exports[] = {
    {"larkfield/usage.csv", &larkfield_company, 20250801, 20261020, CONSOLE_14},
    {"quillon/usage-2025.csv", &quillon_company, 20250701, 20251231, CONSOLE_11},
    {"quillon/usage-2026.csv", &quillon_company, 20260101, 20261020, CONSOLE_14},
    {"averdale/usage.csv", &averdale_company, 20250818, 20261110, CONSOLE_14},
};
const size_t n_sample_exports = COUNT(sample_exports);
