#include "cells.h"
#include "member.h"

#include "base/number.h"

/* Where `;` separates, 1,234 may be a fraction. */
static bool
allows_comma(const struct row_reader *reader)
{
    return reader->fit->adapter->allow_comma && reader->delimiter != ';';
}

/* A quantity times its factor, which may be a correction. */
static int
read_quantity(struct row_reader *reader, const struct record *record, size_t field, struct factor factor,
              uint64_t *ret_count, bool *ret_is_negative)
{
    const struct adapter *adapter = reader->fit->adapter;
    struct cell cell = cells_of(reader, record, field);
    struct quantity_form form = {.allow_comma = allows_comma(reader),
                                 .allow_exponent = adapter->allow_exponent,
                                 .allow_negative = adapter->allow_negative,
                                 .numerator = factor.numerator,
                                 .denominator = factor.denominator};
    const char *expected = number_read_quantity(cell.text, cell.len, form, ret_count, ret_is_negative);
    return expected ? cells_fault(reader, record, field, expected) : 0;
}

/* The quantity whose unit is known, the first one where both are. What is told without being known must not
 * come to 0 in silence. */
static int
read_long(struct row_reader *reader, const struct record *record, struct row *row)
{
    static const size_t quantities[] = {USAGE_QUANTITY, FIELD_OTHER_QUANTITY};
    static const size_t units[] = {FIELD_UNIT, FIELD_OTHER_UNIT};
    enum { N_QUANTITIES = sizeof units / sizeof *units };
    size_t told = N_QUANTITIES, known = N_QUANTITIES;
    for (size_t i = N_QUANTITIES; i-- > 0;)
        if (cells_of(reader, record, quantities[i]).len) {
            told = i;
            known = row->powers[i] >= 0 ? i : known;
        }
    if (told == N_QUANTITIES && reader->fit->adapter->needs_quantity)
        return row->is_of_correction ? 0 : cells_fault(reader, record, USAGE_QUANTITY, "a quantity");
    uint8_t power;
    if (told < N_QUANTITIES && known == N_QUANTITIES)
        return cells_word(reader, record, units[told], cells_of(reader, record, units[told]), &power);
    const size_t chosen = known < N_QUANTITIES ? known : 0;
    struct factor factor = row->factor;
    for (int8_t left = row->powers[chosen]; left > 0; left--)
        if (__builtin_mul_overflow(factor.numerator, 10, &factor.numerator))
            return cells_fault(reader, record, USAGE_METER, "smaller factors of its meter and quantity");
    return read_quantity(reader, record, quantities[chosen], factor, &row->counts[row->words[USAGE_METER]],
                         &row->is_correction);
}

/* Whether the field's cell is one that an earlier count of the row is in too. */
static bool
is_read_before(const struct fit *fit, size_t field)
{
    for (size_t other = USAGE_COUNT; other < field; other++)
        if (fit->is_inside[other] && fit->positions[other] == fit->positions[field])
            return true;
    return false;
}

/* The text of a count, which may be inside a cell's JSON. */
static int
find_count(struct row_reader *reader, const struct record *record, size_t field, struct cell *ret_cell)
{
    const struct fit *fit = reader->fit;
    *ret_cell = cells_of(reader, record, field);
    if (!fit->is_inside[field] || member_find(*ret_cell, fit->columns[field]->member, ret_cell) == 0)
        return 0;
    return is_read_before(fit, field)
               ? -1
               : cells_fault(reader, record, field, "a JSON object (text of a Python dict is none)");
}

static int
read_count(struct row_reader *reader, const struct record *record, size_t field, uint64_t *ret_count)
{
    const struct column *column = reader->fit->columns[field];
    const struct factor one = {1, 1};
    struct factor factor = column && column->mapping ? column->mapping->factor : one;
    bool is_negative;
    if (factor.numerator != factor.denominator)
        return read_quantity(reader, record, field, factor, ret_count, &is_negative);
    struct cell cell;
    if (find_count(reader, record, field, &cell) != 0)
        return -1;
    struct count_form form = {.allow_comma = allows_comma(reader),
                              .allow_exponent = reader->fit->adapter->allow_exponent};
    const char *expected = number_read_count(cell.text, cell.len, form, ret_count);
    return expected ? cells_fault(reader, record, field, expected) : 0;
}

/* The input without the tokens that it counts a second time. */
static int
take_cache_off(struct row_reader *reader, const struct record *record, uint64_t counts[N_METERS])
{
    static const enum meter cached[] = {METER_CACHE_WRITE_5M, METER_CACHE_WRITE_1H, METER_CACHE_READ};
    for (size_t i = 0; i < sizeof cached / sizeof *cached; i++)
        if (__builtin_sub_overflow(counts[METER_INPUT], counts[cached[i]], &counts[METER_INPUT]))
            return cells_fault(reader, record, USAGE_COUNT + METER_INPUT,
                               "at least as many as were read from and written to the cache");
    return 0;
}

int
row_read_counts(struct row_reader *reader, const struct record *record, struct row *row)
{
    int status = 0;
    row->is_correction = false;
    for (size_t meter = 0; meter < N_METERS; meter++)
        row->counts[meter] = 0;
    if (reader->fit->is_long)
        return read_long(reader, record, row);
    for (size_t meter = 0; meter < N_METERS; meter++)
        status |= read_count(reader, record, USAGE_COUNT + meter, &row->counts[meter]);
    if (status == 0 && reader->fit->adapter->prompt_includes_cache)
        status = take_cache_off(reader, record, row->counts);
    return status;
}

const char *
row_count_column(const struct row_reader *reader, enum meter meter)
{
    return cells_column(reader, reader->fit->is_long ? (size_t)USAGE_QUANTITY : (size_t)USAGE_COUNT + meter);
}
