/* The sections of a plan INI that are not in schema_plan.c itself. */
#ifndef SCHEMA_PLAN_H
#define SCHEMA_PLAN_H

#include "schema.h"

/* schema_plan_demand.c: what changes demand. */
extern const struct schema_section schema_plan_route, schema_plan_cache, schema_plan_batch,
    schema_plan_workload, schema_plan_long_share;

/* schema_plan_deal.c: what the offer is held against. */
extern const struct schema_section schema_plan_benchmark, schema_plan_goal, schema_plan_alternative;

#endif
