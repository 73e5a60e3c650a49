#include "compare.h"

#include <math.h>

/* The months of the comparison: demand at list. */

#define OF(source) ((const struct compare *)(source))

static const struct timeline *
all_of(const void *source)
{
    return &OF(source)->model->results->offers[0].timeline;
}

/* ---- what all rows share ---- */

static double
month_from(const void *source, size_t m)
{
    return sheet_serial(day_add_months(OF(source)->model->results->offers[0].offer->start, (int)m));
}
static double
month_t(const void *source, size_t m)
{
    (void)source;
    return (double)m + 1;
}
#define LEVEL(name, scenario)                                                                                \
    static double month_level_##name(const void *source, size_t m)                                           \
    {                                                                                                        \
        return all_of(source)->levels[scenario][m];                                                          \
    }                                                                                                        \
    static double month_list_##name(const void *source, size_t m)                                            \
    {                                                                                                        \
        return compare_list(OF(source), scenario, m);                                                        \
    }                                                                                                        \
    static double month_present_##name(const void *source, size_t m)                                         \
    {                                                                                                        \
        return compare_list(OF(source), scenario, m) * all_of(source)->end_factor[m];                        \
    }
LEVEL(low, SCENARIO_LOW)
LEVEL(base, SCENARIO_BASE)
LEVEL(high, SCENARIO_HIGH)
static double
month_scaled(const void *source, size_t m)
{
    return all_of(source)->scaled[m].eligible + all_of(source)->scaled[m].ineligible;
}
static double
month_certain(const void *source, size_t m)
{
    return all_of(source)->certain[m].eligible + all_of(source)->certain[m].ineligible;
}
static double
month_advance(const void *source, size_t m)
{
    return all_of(source)->advance_factor[m];
}
static double
month_end(const void *source, size_t m)
{
    return all_of(source)->end_factor[m];
}
static double
month_year_part(const void *source, size_t m)
{
    return m % 12 == 0 ? fmin(12, (double)(OF(source)->horizon - m)) / 12 : 0;
}

#define LIST(scenario, label)                                                                                \
    {                                                                                                        \
        "list_" #scenario, label, "money", CELL_MONEY, "[level_" #scenario "]*[scaled]+[certain]", true,     \
            month_list_##scenario                                                                            \
    }
#define PRESENT(scenario, label)                                                                             \
    {                                                                                                        \
        "present_" #scenario, label, "money", CELL_MONEY, "[list_" #scenario "]*[end_factor]", true,         \
            month_present_##scenario                                                                         \
    }

static const struct field shared[] = {
    {"month", "Month from", "day", CELL_MONTH, "EDATE({o.start},[t]-1)", false, month_from},
    {"t", "Month of the comparison", "month", CELL_WHOLE, "[t-]+1", false, month_t},
    {"year_part", "Part of a year that begins, to be paid", "years", CELL_FACTOR,
     "IF(ROUNDUP([t]/12,0)=ROUNDUP(([t]-1)/12,0),0,MIN(12,[t$]-[t]+1)/12)", false, month_year_part},
    {"level_low", "Level, low", "times", CELL_FACTOR, "INDEX([demand.level_low:],1,[t])", false,
     month_level_low},
    {"level_base", "Level, base", "times", CELL_FACTOR, "INDEX([demand.level_base:],1,[t])", false,
     month_level_base},
    {"level_high", "Level, high", "times", CELL_FACTOR, "INDEX([demand.level_high:],1,[t])", false,
     month_level_high},
    {"level", "Level, selected scenario", "times", CELL_FACTOR,
     "CHOOSE(scenario_number,[level_low],[level_base],[level_high])", false, month_level_base},
    {"scaled", "List value for a level of 1", "money", CELL_MONEY,
     "INDEX([demand.se:],1,[t])+INDEX([demand.si:],1,[t])", false, month_scaled},
    {"certain", "List value that is certain", "money", CELL_MONEY,
     "INDEX([demand.ce:],1,[t])+INDEX([demand.ci:],1,[t])", false, month_certain},
    LIST(low, "List value of all demand, low"),
    LIST(base, "List value of all demand, base"),
    LIST(high, "List value of all demand, high"),
    {"list", "List value of all demand, selected scenario", "money", CELL_MONEY, "[level]*[scaled]+[certain]",
     true, month_list_base},
    {"advance_factor", "Discount factor in advance", "times", CELL_FACTOR,
     "INDEX([demand.advance_factor:],1,[t])", false, month_advance},
    {"end_factor", "Discount factor at month end", "times", CELL_FACTOR, "INDEX([demand.end_factor:],1,[t])",
     false, month_end},
    PRESENT(low, "Present value at list, low"),
    PRESENT(base, "Present value at list, base"),
    PRESENT(high, "Present value at list, high"),
};
#define N_SHARED (sizeof shared / sizeof shared[0])

unsigned
compare_plan_months(struct compare *compare, unsigned line)
{
    compare->months = grid_add(&compare->model->grids, "comparison", OF_RUN, 0, compare->sheet, true,
                               FIRST_MONTH, compare->horizon);
    compare->months->header = line;
    line = grid_lay_out(compare->months, shared, N_SHARED, line);
    for (size_t i = 0; i < compare->n; i++)
        line = compare_plan_own(compare, i, line);
    return line;
}

void
compare_write_months(const struct compare *compare, unsigned line)
{
    struct scope scope = scope_of_offer(compare->model, compare->sheet, 0);
    sheet_text(compare->sheet, line, FIRST_MONTH - 1, ROLE_HEADER, "Total");
    line = grid_write(&compare->model->grids, compare->months, &scope, shared, N_SHARED, line, compare);
    for (size_t i = 0; i < compare->n; i++)
        line = compare_write_own(compare, i, line);
}
