#include "schema_plan.h"
#include "schema_rows.h"

#include <realrate/plan.h>

#define AT(field)  .at = offsetof(struct plan, field)
#define HAS(field) .has_at = offsetof(struct plan, field)
#define GROWTH     .kind = TERM_SHARE, .min = -0.99, .max = 10, .unit = "share a month"

static const struct schema_key plan_keys[] = {
    {.key = "name", .kind = TERM_TEXT, .default_text = "Plan", AT(name), .help = "name of the plan"},
    {.key = "optimise",
     .kind = TERM_YES_NO,
     .default_text = "yes",
     AT(optimise),
     .help = "no leaves demand as it was used"},
    {.key = "confidence",
     SHARE,
     .default_text = "90%",
     AT(confidence),
     .help = "probability with which the commit floor is filled"},
    {.key = "alert",
     SHARE,
     .default_text = "10%",
     AT(alert),
     .help = "distance from the commitment that raises an alert in tracking"},
    {.key = "tolerance",
     SHARE,
     .default_text = "10%",
     AT(tolerance),
     .help = "commitment above base consumption that still counts as fitting"},
    {.key = "materiality",
     SHARE,
     .default_text = "2%",
     AT(materiality),
     .help = "share of the expected total below which a finding is no reason to walk"},
};

static const struct schema_section section_plan = {
    .name = "plan", KEYS(plan_keys), .help = "the plan and its thresholds"};

static const struct schema_key forecast_keys[] = {
    {.key = "trailing",
     .kind = TERM_COUNT,
     .unit = "months",
     .min = 1,
     .max = 120,
     .default_text = "3",
     AT(trailing),
     .help = "complete months the base level is taken from"},
    {.key = "growth",
     GROWTH,
     .word = "auto",
     .default_text = "auto",
     AT(growth),
     .help = "growth a month; auto: fitted to the history"},
    {.key = "damping",
     .kind = TERM_NUMBER,
     .min = 0,
     .max = 1,
     .unit = "factor a month",
     .default_text = "0.9",
     AT(damping),
     .help = "how growth fades; 1 is not at all"},
    {.key = "volatility",
     .kind = TERM_SHARE,
     .min = 0,
     .max = 5,
     .unit = "share a month",
     .word = "auto",
     .default_text = "auto",
     AT(volatility),
     .help = "standard deviation of the level's monthly change; auto: fitted to the history"},
    {.key = "noise",
     .kind = TERM_SHARE,
     .min = 0,
     .max = 5,
     .unit = "share a month",
     .default_text = "0",
     AT(noise),
     .help = "standard deviation around the level, beside an explicit volatility"},
    {.key = "growth_low",
     GROWTH,
     AT(growth_low),
     HAS(has_growth_low),
     .help = "growth of the low scenario; left out: from volatility"},
    {.key = "growth_high",
     GROWTH,
     AT(growth_high),
     HAS(has_growth_high),
     .help = "growth of the high scenario; left out: from volatility"},
    {.key = "paths",
     .kind = TERM_COUNT,
     .unit = "paths",
     .min = 100,
     .max = MAX_PATHS,
     .default_text = "10000",
     AT(paths),
     .help = "simulated paths"},
    {.key = "seed",
     .kind = TERM_COUNT,
     .max = 1e12,
     .default_text = "1",
     AT(seed),
     .store = STORE_EXACT,
     .help = "seed of the simulation"},
    {.key = "phase_in_months",
     .kind = TERM_COUNT,
     .unit = "months",
     .max = 120,
     .default_text = "0",
     AT(phase_in_months),
     .help = "months until optimization has its full effect"},
};

static const struct schema_section section_forecast = {
    .name = "forecast", KEYS(forecast_keys), .help = "how demand goes on"};

static const struct schema_key market_keys[] = {
    {.key = "expected_uplift",
     SHARE,
     .default_text = "0%",
     AT(expected_uplift),
     .help = "rise of the committed price a year where the offer does not lock it"},
    {.key = "expected_uptime",
     SHARE,
     AT(expected_uptime_ppb),
     HAS(has_expected_uptime),
     .store = STORE_EXACT,
     .help = "uptime expected; left out: no service credits"},
    {.key = "YYYY-MM",
     .form = KEY_MONTH,
     .kind = TERM_SHARE,
     .unit = "share",
     .min = -0.99,
     .max = 10,
     .help = "list price change from that month on"},
};

static const struct schema_section section_market = {
    .name = "market", KEYS(market_keys), .help = "price changes and uptime to expect"};

static const struct schema_key finance_keys[] = {
    {.key = "discount_rate",
     .kind = TERM_SHARE,
     .unit = "share a year",
     .min = -0.99,
     .max = 10,
     .default_text = "0%",
     AT(discount_rate),
     .help = "interest a year, for the net present value"},
};

static const struct schema_section section_finance = {
    .name = "finance", KEYS(finance_keys), .help = "the value of time"};

static const struct schema_section *const sections[] = {
    &section_plan,      &section_forecast,      &schema_plan_route,      &schema_plan_cache,
    &schema_plan_batch, &schema_plan_workload,  &schema_plan_long_share, &section_market,
    &section_finance,   &schema_plan_benchmark, &schema_plan_goal,       &schema_plan_alternative,
};

const struct schema schema_plan = {"plan INI", sections, N(sections)};
