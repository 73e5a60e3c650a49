#include "words.h"

#include <math.h>
#include <string.h>

#define NAME_MAX_CHARACTERS       40
#define SHORT_NAME_MAX_CHARACTERS 26
#define ELLIPSIS                  "\xe2\x80\xa6"

const char *const words_scenarios[N_SCENARIOS] = {"low", "base", "high"};
const char *const words_scenario_keys[N_SCENARIOS] = {"low", "base", "high"};
const char *const words_meters[N_METERS] = {"input",      "cache write 5m", "cache write 1h",
                                            "cache read", "output",         "web search"};
const char *const words_tiers[N_TIERS] = {"standard", "batch", "priority", "flex"};
const char *const words_bridge_steps[N_BRIDGE_STEPS] = {"Quoted",    "Rate card",        "Overage",
                                                        "Forfeited", "Carried out",      "Prepayment",
                                                        "Realized",  "Fees and credits", "All-in"};
const char *const words_bridge_keys[N_BRIDGE_STEPS] = {"quoted",    "rate_card",    "overage",
                                                       "forfeited", "carried_out",  "prepay",
                                                       "realized",  "fees_credits", "all_in"};
const char *const words_placement_keys[N_PLACEMENTS] = {"commit", "raw", "optimized", "low", "base", "high"};

const char *
words_plural(double count_shown, const char *one, const char *many)
{
    return nearbyint(count_shown) == 1 ? one : many;
}

/* Continuation bytes are 10xxxxxx: a character starts at every other byte. */
static size_t
count_characters(const char *text)
{
    size_t n = 0;
    for (; *text != '\0'; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

/* Where the character of this number (from 0) begins. */
static const char *
character_at(const char *text, size_t number)
{
    for (; *text != '\0'; text++)
        if (((unsigned char)*text & 0xC0) != 0x80 && number-- == 0)
            break;
    return text;
}

static const char *
start_of(struct arena *arena, const char *name, size_t limit)
{
    if (count_characters(name) <= limit)
        return name;
    return arena_printf(arena, "%.*s" ELLIPSIS, (int)(character_at(name, limit - 1) - name), name);
}

/* Cut in the middle, between words where there are any. */
static const char *
ends_of(struct arena *arena, const char *name, size_t limit)
{
    const size_t n = count_characters(name), n_head = (limit - 1) / 2, n_tail = limit - 1 - n_head;
    if (n <= limit)
        return name;
    const char *head = character_at(name, n_head), *tail = character_at(name, n - n_tail);
    const char *end = head, *space = strchr(tail - 1, ' ');
    while (end > name && *end != ' ')
        end--;
    if (end > name && space != NULL && space[1] != '\0')
        return arena_printf(arena, "%.*s" ELLIPSIS "%s", (int)(end - name), name, space);
    return arena_printf(arena, "%.*s" ELLIPSIS "%s", (int)(head - name), name, tail);
}

const char *
words_capital(struct arena *arena, const char *text)
{
    char *ret = arena_text(arena, text, strlen(text));
    if (ret[0] >= 'a' && ret[0] <= 'z')
        ret[0] = (char)(ret[0] - 'a' + 'A');
    return ret;
}

const char *
words_name(struct arena *arena, const char *name)
{
    return start_of(arena, name, NAME_MAX_CHARACTERS);
}

static size_t
heading_length(const char *name)
{
    const char *colon = strstr(name, ": ");
    return colon == NULL ? strlen(name) : (size_t)(colon - name);
}

static bool
heading_is_unique(const struct results *results, size_t offer, size_t len)
{
    const char *name = results->offers[offer].offer->name;
    for (size_t i = 0; i < results->n_offers; i++) {
        const char *other = results->offers[i].offer->name;
        if (i != offer && heading_length(other) == len && strncmp(other, name, len) == 0)
            return false;
    }
    return true;
}

static bool
is_given(const struct results *results, const char *name)
{
    for (size_t i = 0; i < results->n_offers; i++) {
        const char *other = results->offers[i].offer->name;
        const size_t len = heading_length(other);
        if (strcmp(other, name) == 0 || (strlen(name) == len && strncmp(other, name, len) == 0))
            return true;
    }
    return false;
}

/* The name, numbered from its second offer on: "Offer A (2)". */
static const char *
numbered_name(const struct results *results, size_t offer, struct arena *arena)
{
    const char *name = results->offers[offer].offer->name, *numbered = name;
    size_t number = 1;
    bool is_first = true;
    for (size_t i = 0; i <= offer; i++) {
        if (strcmp(results->offers[i].offer->name, name) != 0)
            continue;
        while (!is_first && is_given(results, numbered = arena_printf(arena, "%s (%zu)", name, ++number)))
            ;
        is_first = false;
    }
    return numbered;
}

static const char *
label_within(const struct results *results, size_t offer, size_t limit, struct arena *arena)
{
    const char *name = numbered_name(results, offer, arena);
    const char *start = start_of(arena, name, limit), *ends = ends_of(arena, name, limit);
    bool starts_alike = false;
    size_t n_alike = 0;
    for (size_t i = 0; i < results->n_offers; i++) {
        const char *other = numbered_name(results, i, arena);
        if (i == offer || count_characters(other) <= limit)
            continue;
        starts_alike |= strcmp(start_of(arena, other, limit), start) == 0;
        n_alike += i < offer && strcmp(ends_of(arena, other, limit), ends) == 0;
    }
    if (!starts_alike)
        return start;
    return n_alike == 0 ? ends : arena_printf(arena, "%s (%zu)", ends, n_alike + 1);
}

static const char *
name_within(const struct results *results, size_t offer, size_t limit, struct arena *arena)
{
    const char *name = results->offers[offer].offer->name;
    size_t len = heading_length(name);
    if (len == 0 || len == strlen(name) || !heading_is_unique(results, offer, len) ||
        count_characters(arena_text(arena, name, len)) > limit)
        return label_within(results, offer, limit, arena);
    return arena_text(arena, name, len);
}

const char *
words_offer_label(const struct results *results, size_t offer, struct arena *arena)
{
    return label_within(results, offer, NAME_MAX_CHARACTERS, arena);
}

const char *
words_offer_name(const struct results *results, size_t offer, struct arena *arena)
{
    return name_within(results, offer, NAME_MAX_CHARACTERS, arena);
}

const char *
words_offer_short_name(const struct results *results, size_t offer, struct arena *arena)
{
    return name_within(results, offer, SHORT_NAME_MAX_CHARACTERS, arena);
}

const char *
words_way_short_name(const struct results *results, size_t row, struct arena *arena)
{
    const struct alternative_result *way = &results->alternatives[row];
    if (way->kind == KIND_OFFER)
        return words_offer_short_name(results, row - results_offer_row(results, 0), arena);
    return start_of(arena, way->name, SHORT_NAME_MAX_CHARACTERS);
}
