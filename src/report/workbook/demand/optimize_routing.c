#include "optimize.h"

#include <realrate/method.h>

#define N(array) (sizeof(array) / sizeof *(array))

/* ---- raw ---- */

OPTIMIZE_VALUES(raw, OPTIMIZE_RAW)

#define RAW(meter) "SUMIFS([base.n" meter ":],[base.line:],[line])"
static const struct field raw_fields[] = {
    OPTIMIZE_LINE,
    OPTIMIZE_COUNTS(raw, RAW("0"), RAW("1"), RAW("2"), RAW("3"), RAW("4"), RAW("5")),
    OPTIMIZE_LIST(raw),
};

const struct optimize_grid optimize_grid_raw = {"raw", "Raw: the base month of the forecast, as it is used",
                                                "Line", raw_fields, N(raw_fields)};

/* ---- what moves ---- */

static const struct route_move *
move_of(const struct optimize_source *source, size_t i)
{
    return &source->optimization->moves[i];
}
static const struct route *
route_of(const struct optimize_source *source, size_t i)
{
    return &source->model->results->plan->routes[move_of(source, i)->route];
}
static double
move_count(const struct optimize_source *source, size_t i, unsigned meter)
{
    const struct route *route = route_of(source, i);
    return source->forecast->base[move_of(source, i)->from][meter] * route->share *
           (meter < N_TOKEN_METERS ? route->token_ratio : 1);
}
OPTIMIZE_VALUE(move, 0, move_count(source, i, 0))
OPTIMIZE_VALUE(move, 1, move_count(source, i, 1))
OPTIMIZE_VALUE(move, 2, move_count(source, i, 2))
OPTIMIZE_VALUE(move, 3, move_count(source, i, 3))
OPTIMIZE_VALUE(move, 4, move_count(source, i, 4))
OPTIMIZE_VALUE(move, 5, move_count(source, i, 5))
OPTIMIZE_VALUE(move, from, (double)move_of(source, i)->from + 1)
OPTIMIZE_VALUE(move, to, (double)move_of(source, i)->to + 1)
OPTIMIZE_VALUE(move, share, route_of(source, i)->share)
OPTIMIZE_VALUE(move, ratio, route_of(source, i)->token_ratio)

#define PART(meter)   "SUMIFS([raw.n" meter ":],[raw.line:],[from])*[share]"
#define TOKENS(meter) PART(meter) "*[ratio]"
static const struct field move_fields[] = {
    {"from", "From line", "line", CELL_WHOLE, NULL, false, move_from},
    OPTIMIZE_COUNTS(move, TOKENS("0"), TOKENS("1"), TOKENS("2"), TOKENS("3"), TOKENS("4"), PART("5")),
    {"to", "To line", "line", CELL_WHOLE, NULL, false, move_to},
    {"share", "Share that moves", "of line", CELL_SHARE, "{share}", false, move_share},
    {"ratio", "Tokens there for one here", "times", CELL_RATE_4, "{ratio}", false, move_ratio},
};

const struct optimize_grid optimize_grid_moves = {
    "moves", "What routes move: shares of the raw lines, with the tokens they need there", "Route and line",
    move_fields, N(move_fields)};

/* ---- routed ---- */

OPTIMIZE_VALUES(routed, STAGE_ROUTING)

static double
share_away(const struct optimize_source *source, size_t i)
{
    double sum = 0;
    for (size_t k = 0; k < source->optimization->n_moves; k++)
        if (move_of(source, k)->from == source->lines->items[i])
            sum += move_share(source, k);
    return sum;
}
static double
share_kept(const struct optimize_source *source, size_t i)
{
    double away = share_away(source, i);
    return away < 1 - PART_ROUNDING ? 1 - away : 0;
}
OPTIMIZE_VALUE(routed, away, share_away(source, i))
OPTIMIZE_VALUE(routed, kept, share_kept(source, i))

#define ROUTED(meter) "[raw.n" meter "]*[kept]+SUMIFS([moves.n" meter ":],[moves.to:],[line])"
static const struct field routed_fields[] = {
    OPTIMIZE_LINE,
    OPTIMIZE_COUNTS(routed, ROUTED("0"), ROUTED("1"), ROUTED("2"), ROUTED("3"), ROUTED("4"), ROUTED("5")),
    OPTIMIZE_LIST(routed),
    {"away", "Moves away", "of line", CELL_SHARE, "SUMIFS([moves.share:],[moves.from:],[line])", false,
     routed_away},
    {"kept", "Stays", "of line", CELL_SHARE, "IF([away]<1-rounding_share,1-[away],0)", false, routed_kept},
};

const struct optimize_grid optimize_grid_routed = {"routed",
                                                   "Routed: what stays of each line, and what moves to it",
                                                   "Line", routed_fields, N(routed_fields)};
